// A real SMTP dialogue: each mail leaves once, and the link inside opens.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { COLLECTIVITE, portLibre, service } from '../maison/serveur.mjs';

/** A mail server that keeps what it receives. */
async function poste() {
  const received = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (d) => { text += d.toString('latin1'); });
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map((r) => r.address), text });
        return done();
      });
    },
  });
  const port = await portLibre();
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  return { port, received, fermer: () => new Promise((done) => server.close(done)) };
}

function texte(mail) {
  const [head, ...rest] = mail.text.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/quoted-printable/i.test(head)) return Buffer.from(body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, h) => String.fromCharCode(parseInt(h, 16))), 'latin1').toString('utf8');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  return Buffer.from(body, 'latin1').toString('utf8');
}

async function attendre(condition, what) {
  const start = Date.now();
  while (!condition()) {
    if (Date.now() - start > 30_000) throw new Error(`never: ${what}`);
    await new Promise((r) => setTimeout(r, 100));
  }
}

test('un mot de passe oublié part une seule fois, et son lien s’ouvre', async () => {
  const mailbox = await poste();
  const maison = await service(() => `[mail]\nsmtp = "smtp://127.0.0.1:${mailbox.port}"\nfrom = "Pacte <pacte@agglomeration.example>"\n`);
  try {
    const answer = await fetch(maison.url('/mot-de-passe-oublie'), {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ courriel: 'coordination@contrat-local-sante.example' }),
    });
    assert.ok(answer.status < 400, String(answer.status));
    const mine = () => mailbox.received.filter((m) => m.to.includes('coordination@contrat-local-sante.example') && texte(m).includes('/mot-de-passe/'));
    await attendre(() => mine().length > 0, 'the mail of the forgotten password');
    // The runner looks again every two seconds: a second copy would have come.
    await new Promise((r) => setTimeout(r, 5_000));
    assert.equal(mine().length, 1);
    const ids = mailbox.received.map((m) => /^message-id: *(.+)$/im.exec(m.text)?.[1]);
    assert.equal(new Set(ids).size, ids.length, 'each mail has its own identifier and comes once');
    const link = texte(mine()[0]).split(/\s/).find((w) => w.includes(`/${COLLECTIVITE}/mot-de-passe/`));
    assert.equal((await fetch(link)).status, 200, link);
  } finally {
    await maison.arreter();
    await mailbox.fermer();
  }
});
