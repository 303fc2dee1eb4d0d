// The browser: Debian's chromium, driven without anything downloaded.
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export function ouvrir() {
  return chromium.launch({
    executablePath: process.env.PACTE_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
  });
}

/** A window of someone: its own cookies, French unless told; console errors are kept in `ennuis`. */
export async function fenetre(browser, options = {}) {
  const { largeur = 1300, hauteur = 900, ...others } = options;
  const context = await browser.newContext({ viewport: { width: largeur, height: hauteur }, locale: 'fr-FR', bypassCSP: true, ...others });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const ennuis = [];
  page.on('console', (m) => { if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) ennuis.push(m.text()); });
  page.on('pageerror', (e) => ennuis.push(String(e)));
  return { page, context, ennuis, fermer: () => context.close() };
}

/** What axe reproaches to the page, in one line each. */
export async function axer(page) {
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'] }));
  return found.violations.map((v) => `${v.id}: ${v.help} — ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')} (${v.nodes.length})`);
}

/** How many pixels stick out on the right, and what does. */
export function depassement(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    if (wide <= 0) return '';
    const out = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1);
    const names = out.slice(0, 4).map((e) => `${e.tagName.toLowerCase()}.${e.className || e.id}`);
    return `${wide} px too wide: ${names.join(', ')}`;
  });
}
