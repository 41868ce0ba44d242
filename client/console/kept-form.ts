/** Where a browser keeps what is typed, and where it is. */
export interface Places {
  readonly page: Pick<Location, 'pathname' | 'search'>;
  readonly local: Storage;
  readonly session: Storage;
}

const PREFIX = 'hameau-form:';
/** which form was sent last: it is forgotten when a page says that it was saved */
const SENT = 'hameau-form-sent';

type Typed = Record<string, string[]>;

/** Keeps what is typed into a form in this browser until the server has said that it is saved. */
export function keepForm(form: HTMLFormElement, { page, local, session }: Places): void {
  const key = PREFIX + page.pathname;
  if (new URLSearchParams(page.search).has('saved')) forgetSent(local, session);
  const kept = read(local.getItem(key));
  if (kept) {
    fill(form, kept);
    say(form, form.dataset.restored ?? '', () => {
      local.removeItem(key);
      window.location.reload();
    });
  }
  form.addEventListener('input', () => write(local, key, typedInto(form)));
  form.addEventListener('submit', (event) => {
    write(local, key, typedInto(form));
    if (navigator.onLine) return session.setItem(SENT, key);
    event.preventDefault();
    say(form, form.dataset.offline ?? '', null);
  });
  // On a browser that others use nothing stays behind.
  const leaving = document.querySelector('form[action="/console/sign-out"]');
  leaving?.addEventListener('submit', () => {
    for (const name of Object.keys(local)) if (name.startsWith(PREFIX)) local.removeItem(name);
  });
}

function forgetSent(local: Storage, session: Storage): void {
  const sent = session.getItem(SENT);
  if (sent !== null) local.removeItem(sent);
  session.removeItem(SENT);
}

function typedInto(form: HTMLFormElement): Typed {
  const typed: Typed = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') typed[name] = [...(typed[name] ?? []), value];
  }
  return typed;
}

/** A full or forbidden storage keeps nothing, and the form still works. */
function write(local: Storage, key: string, typed: Typed): void {
  try {
    local.setItem(key, JSON.stringify(typed));
  } catch {
    local.removeItem(key);
  }
}

function read(text: string | null): Typed | null {
  if (text === null) return null;
  try {
    const typed: unknown = JSON.parse(text);
    if (typeof typed !== 'object' || typed === null) return null;
    const lists = Object.entries(typed).filter(([, list]) => Array.isArray(list));
    return Object.fromEntries(lists.map(([name, list]) => [name, (list as unknown[]).map(String)]));
  } catch {
    return null;
  }
}

/** `was` comes back too: where somebody else saved meanwhile, the server sees what this was typed over. */
function fill(form: HTMLFormElement, typed: Typed): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
      field.checked = typed[field.name]?.includes(field.value) ?? false;
    } else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    ) {
      field.value = typed[field.name]?.[0] ?? field.value;
    }
  }
}

function say(form: HTMLFormElement, words: string, discard: (() => void) | null): void {
  form.querySelector('.console-kept')?.remove();
  const note = document.createElement('div');
  note.className = 'console-kept';
  note.setAttribute('role', 'status');
  const text = document.createElement('p');
  text.textContent = words;
  note.append(text);
  if (discard) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'console-quiet';
    button.textContent = form.dataset.discard ?? '';
    button.addEventListener('click', discard);
    note.append(button);
  }
  form.prepend(note);
}
