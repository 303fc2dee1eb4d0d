// Nothing here is required: every page works without it. Each element names its help in
// `data-enhance`; unknown names are left alone.
const helps = {
  // Error summaries take the focus, so that a screen reader hears them first.
  focus: (el) => el.focus(),

  // A form whose filters apply as soon as they change.
  autosubmit: (form) => {
    form.addEventListener('change', () => form.requestSubmit());
    form.querySelector('[data-sans-js]')?.setAttribute('hidden', '');
  },

  // What is typed is kept in this browser until it is saved; a draft is offered back.
  brouillon: (form) => {
    const key = `brouillon:${location.pathname}`;
    const fields = () => [...form.elements].filter((e) => e.name && !['hidden', 'file', 'password', 'submit'].includes(e.type));
    const read = () => fields().map((e) => [e.name, e.type === 'radio' || e.type === 'checkbox' ? (e.checked ? e.value : null) : e.value]);
    const start = JSON.stringify(read());
    const status = form.querySelector('[data-brouillon]');
    const kept = localStorage.getItem(key);
    if (kept && kept !== start && status) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'lien';
      button.textContent = status.dataset.reprendre;
      button.addEventListener('click', () => {
        const values = JSON.parse(kept);
        fields().forEach((e, i) => {
          const [name, value] = values[i] ?? [];
          if (name !== e.name) return;
          if (e.type === 'radio' || e.type === 'checkbox') e.checked = value === e.value;
          else e.value = value;
        });
        status.textContent = status.dataset.repris;
      });
      status.replaceChildren(button);
    }
    let timer;
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        localStorage.setItem(key, JSON.stringify(read()));
        if (status) status.textContent = status.dataset.garde;
      }, 800);
    });
    form.addEventListener('submit', () => { localStorage.removeItem(key); });
  },

  // What the rules say of a form is asked again when a field changes; nothing is saved.
  regles: (form) => {
    const ici = document.getElementById('regles');
    let timer, tour = 0;
    form.addEventListener('change', () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const moi = ++tour;
        const body = new URLSearchParams(new FormData(form));
        const reponse = await fetch(form.dataset.regles, { method: 'POST', body }).catch(() => null);
        if (reponse?.ok && !reponse.redirected && moi === tour) ici.innerHTML = await reponse.text();
      }, 400);
    });
  },

  // A long read can be printed from the page itself.
  imprimer: (button) => {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  },
};

for (const el of document.querySelectorAll('[data-enhance]')) {
  for (const name of el.dataset.enhance.split(' ')) helps[name]?.(el);
}
