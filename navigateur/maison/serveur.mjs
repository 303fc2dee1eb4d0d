// Starts and stops what the tests visit: the built binary, on a free port of this machine.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const racine = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const binaire = process.env.PACTE_BINAIRE ?? join(process.env.CARGO_TARGET_DIR ?? join(racine, 'target'), 'debug/pacte');
export const COLLECTIVITE = 'carcassonne-agglo';

export function portLibre() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

export function dossier() {
  const path = mkdtempSync(join(tmpdir(), 'pacte-navigateur-'));
  return { path, oublier: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs the binary until it answers; `arreter()` ends it. */
async function lancer(args, port, cwd) {
  const child = spawn(binaire, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LANG: 'fr_FR.UTF-8' } });
  let said = '';
  child.stdout.on('data', (d) => { said += d; });
  child.stderr.on('data', (d) => { said += d; });
  const ended = new Promise((done) => child.once('exit', done));
  const base = `http://127.0.0.1:${port}`;
  const start = Date.now();
  for (;;) {
    if (child.exitCode !== null) throw new Error(`pacte ${args.join(' ')} stopped: ${said}`);
    try {
      await fetch(`${base}/`, { redirect: 'manual' });
      break;
    } catch {
      if (Date.now() - start > 60_000) { child.kill('SIGKILL'); throw new Error(`pacte does not answer: ${said}`); }
      await new Promise((r) => setTimeout(r, 50));
    }
  }
  return {
    base,
    url: (path) => `${base}/${COLLECTIVITE}${path}`,
    ecrit: () => said,
    arreter: async () => {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
    },
  };
}

/** The demonstration, on its own database. */
export async function demonstration() {
  const port = await portLibre();
  const d = dossier();
  const server = await lancer(['demo', '--port', String(port), '--database', join(d.path, 'demo.db')], port, d.path);
  return { ...server, arreter: async () => { await server.arreter(); d.oublier(); } };
}

/** A command that ends by itself. */
export function commande(args, cwd) {
  return new Promise((done, failed) => {
    const child = spawn(binaire, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LANG: 'fr_FR.UTF-8' } });
    let said = '';
    child.stdout.on('data', (d) => { said += d; });
    child.stderr.on('data', (d) => { said += d; });
    child.once('exit', (code) => (code === 0 ? done(said) : failed(new Error(`pacte ${args.join(' ')}: ${said}`))));
  });
}

/** `pacte serve` on the demonstration's data; `config` is added to its file; `port` when an address had to be declared before. */
export async function service(config, port) {
  port ??= await portLibre();
  const d = dossier();
  const db = join(d.path, 'pacte.db');
  await commande(['demo', '--database', db, '--charger'], d.path);
  const file = join(d.path, 'pacte.toml');
  const base = `http://127.0.0.1:${port}`;
  writeFileSync(file, `database = "${db}"\nlisten = "127.0.0.1:${port}"\nbase_url = "${base}"\nsecret_file = "${join(d.path, 'cle')}"\n${config(base)}`);
  const server = await lancer(['serve', '--config', file], port, d.path);
  return { ...server, dossier: d.path, fichier: file, db, arreter: async () => { await server.arreter(); d.oublier(); } };
}
