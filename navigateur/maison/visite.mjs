// Enters by the role cards and finds the pages a role can reach.
import { COLLECTIVITE } from './serveur.mjs';

/** The cards of the demonstration: the name of each person, in the page's order. */
export async function cartes(page, maison) {
  await page.goto(maison.url('/demonstration'));
  return page.locator('ul.cartes li').evaluateAll((all) => all.map((li) => ({ nom: li.querySelector('h2').textContent.trim(), role: li.querySelector('strong')?.textContent.trim() ?? '' })));
}

/** Enters as the first card of this role (« Coordination », « Pilote »…). */
export async function entrer(page, maison, role) {
  await page.goto(maison.url('/demonstration'));
  const card = page.locator('ul.cartes li', { has: page.locator('strong', { hasText: role }) }).first();
  await Promise.all([page.waitForNavigation(), card.getByRole('button').click()]);
}

const IDENTIFIANT = /^(?:[0-9a-hjkmnp-tv-z]{26}[\w-]*|[0-9a-f-]{36}|\d+|.*[A-Z_]{8,}.*)$/;

/** Two addresses of one shape are the same page with other data. */
export function forme(path) {
  const [bare, query = ''] = path.split('#')[0].split('?');
  const names = query.split('&').filter(Boolean).map((p) => p.split('=')[0]).sort().join('&');
  return `${bare.split('/').map((s) => (IDENTIFIANT.test(s) ? '{}' : s)).join('/')}?${names}`;
}

/** Addresses reachable by links from the front page, one or two per shape, breadth first. */
export async function adresses(context, maison, { limite = 60, parForme = 1, filtres = true } = {}) {
  const counts = new Map();
  const queue = [`/${COLLECTIVITE}/`, `/${COLLECTIVITE}/aide`];
  const known = new Set(queue);
  const found = [];
  while (queue.length > 0 && found.length < limite) {
    const path = queue.shift();
    const shape = forme(path);
    if ((counts.get(shape) ?? 0) >= parForme) continue;
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
    const answer = await context.request.get(maison.base + path);
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    found.push({ path, status: answer.status() });
    const html = await answer.text();
    for (const [, href] of html.matchAll(/<a [^>]*?href="([^"]+)"/g)) {
      const to = href.replaceAll('&amp;', '&').split('#')[0];
      const here = to.startsWith(`/${COLLECTIVITE}/`) && !to.startsWith('/langue/');
      if (here && !known.has(to) && (filtres || !to.includes('?'))) { known.add(to); queue.push(to); }
    }
  }
  return found;
}
