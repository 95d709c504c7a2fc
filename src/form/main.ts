import { isSame } from '../domain/canonical.ts';
import {
  entryOf,
  type FormData,
  type FormEntry,
  type FormLack,
  type FormWord,
  lackArgs,
  lacksOf,
  withEntry,
} from '../exchange/filledForm.ts';
import { type AnswerState, states } from '../formats/states.ts';
import { normalized } from '../text/normalized.ts';
import { isSealed, readSealed, sealed } from './answerFile.ts';

/** More than any form of ours comes to. */
const LARGEST = 20_000_000;

const data: FormData = JSON.parse(one('#data', HTMLScriptElement).text);
/** A browser keeps the forms of all folders in one place, and a newer form may have taken the place of another. */
const key = `scs-check ${location.pathname} ${JSON.stringify([data.handout.organization, data.handout.handout])}`;
let handout = data.handout;
let isSaved = true;
/** Whether somebody who has not said who they are has been asked. */
let isAsked = false;
let keeping: ReturnType<typeof setTimeout> | undefined;

const questions = all('.question', HTMLElement).map((section) => ({
  section,
  id: section.dataset.id ?? '',
  text: plain(section.textContent ?? ''),
  lack: one('.lack', HTMLElement, section),
}));

/** Fills the fields of every question from the hand-out. */
function show(): void {
  for (const { section, id } of questions) {
    const entry = entryOf(handout, id, data.handout);
    for (const field of all('[data-field]', HTMLElement, section)) fill(field, entry);
    const details = section.querySelector('details');
    if (details !== null && [entry.evidence, entry.owner, entry.due].some((typed) => typed !== '')) details.open = true;
  }
  look();
}

function fill(field: HTMLElement, entry: FormEntry): void {
  const name = nameOf(field);
  if (name === undefined) return;
  if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) {
    const held = entry[name];
    field.checked = Array.isArray(held) ? held.map(String).includes(field.value) : held === field.value;
  } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    field.value = String(entry[name] ?? '');
  }
}

function nameOf({ dataset }: HTMLElement): keyof FormEntry | undefined {
  switch (dataset.field) {
    case 'state':
    case 'missing':
    case 'options':
    case 'reason':
    case 'lastDone':
    case 'note':
    case 'evidence':
    case 'owner':
    case 'due':
    case 'reply':
      return dataset.field;
    default:
      return undefined;
  }
}

/** What the fields of a question hold. */
function read(section: HTMLElement): FormEntry {
  const ticked = (name: keyof FormEntry) =>
    all(`[data-field="${name}"]`, HTMLInputElement, section)
      .filter(({ checked }) => checked)
      .map(({ value }) => value);
  const typed = (name: keyof FormEntry) => {
    const field = section.querySelector(`[data-field="${name}"]`);
    return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '';
  };
  const [chosen] = ticked('state');
  return {
    state: states.find((state): state is AnswerState => state === chosen),
    isAsked: entryOf(handout, section.dataset.id ?? '', data.handout).isAsked,
    missing: ticked('missing').map(Number),
    options: ticked('options'),
    reason: typed('reason'),
    lastDone: typed('lastDone'),
    note: typed('note'),
    evidence: typed('evidence'),
    owner: typed('owner'),
    due: typed('due'),
    reply: typed('reply'),
    ...(hasUnread(section, chosen === 'met') ? { isUnread: true } : {}),
  };
}

/** Whether a day was begun and not ended, or is none: the browser gives nothing for it, and would not say so. */
function hasUnread(section: HTMLElement, asksDay: boolean): boolean {
  return all('input[type="date"]', HTMLInputElement, section).some(
    ({ dataset, validity }) => !validity.valid && (asksDay || dataset.field !== 'lastDone'),
  );
}

/** The day in Japan, as everywhere in the tool. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
}

function given() {
  return { on: today(), by: one('#by', HTMLInputElement).value };
}

/** Brings everything that follows from the fields up to date: what is shown, what is lacking, how far it is. */
function look(): void {
  const day = today();
  let [done, given, lacking] = [0, 0, 0];
  for (const { section, id, lack } of questions) {
    const entry = read(section);
    const lacks = lacksOf(criterionOf(id), entry, day);
    if (entry.state === undefined) delete section.dataset.state;
    else section.dataset.state = entry.state;
    const isDone = entry.state !== undefined && lacks.length === 0;
    // Paper shows the fields that hold something.
    section.dataset.more = [entry.evidence, entry.owner, entry.due].some((typed) => typed !== '') ? 'yes' : 'no';
    section.dataset.done = isDone ? 'yes' : 'no';
    // On paper, a browser would show the pattern of a day where none is given.
    for (const day of all('input[type="date"]', HTMLInputElement, section)) {
      day.toggleAttribute('data-filled', day.value !== '');
    }
    say(lack, lacks.map((one) => lackText(one, id)).join(' '));
    if (isDone) done += 1;
    if (isDone && isSame(entry, entryOf(data.handout, id, data.handout))) given += 1;
    if (lacks.length > 0) lacking += 1;
  }
  const bar = one('#progress', HTMLProgressElement);
  bar.max = Math.max(1, questions.length);
  bar.value = done;
  const counts = { done, given, own: done - given, total: questions.length };
  const counted = [text(given > 0 ? 'progress.given' : 'progress', counts)];
  if (lacking > 0) counted.push(text('progress.open', { count: lacking }));
  say(one('#counted', HTMLElement), counted.join(' '));
}

function lackText(lack: FormLack, id: string): string {
  return text(`lack.${lack}`, lackArgs(criterionOf(id)));
}

function criterionOf(id: string): (typeof data.criteria)[string] {
  return (Object.hasOwn(data.criteria, id) ? data.criteria[id] : undefined) ?? {};
}

/** Shows the questions that fit what is searched for, and hides categories without any. */
function sift(): void {
  const wanted = plain(one('#search', HTMLInputElement).value);
  const isOpenOnly = one('#filter', HTMLInputElement).checked;
  let count = 0;
  for (const { section, text: words } of questions) {
    section.hidden = !words.includes(wanted) || (isOpenOnly && section.dataset.done === 'yes');
    if (!section.hidden) count += 1;
  }
  for (const group of all('.group', HTMLElement)) {
    group.hidden = all('.question', HTMLElement, group).every(({ hidden }) => hidden);
  }
  say(one('#found', HTMLElement), wanted === '' && !isOpenOnly ? '' : text('found', { count }));
}

/** Full-width or not, large or small, with or without blanks: what is searched for is found. */
function plain(typed: string): string {
  return normalized(typed, 'NFKC').toLowerCase().replace(/\s+/g, '');
}

/** The hand-out as it is filled in now. */
function filled() {
  return questions.reduce((whole, { section, id }) => withEntry(whole, id, read(section), given()), handout);
}

function changed(): void {
  isSaved = false;
  clearTimeout(keeping);
  keeping = setTimeout(keep, 300);
  look();
}

/** Kept by the browser for as long as the page is open, so that a wrong key or a reload costs nothing. */
function keep(): void {
  clearTimeout(keeping);
  try {
    sessionStorage.setItem(key, JSON.stringify({ handout: filled(), by: given().by, isSaved }));
  } catch {
    // A browser that keeps nothing still saves to a file.
  }
}

function restore(): void {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('handout' in kept)) return;
    const own = readSealed(kept.handout, data.handout);
    if (own === undefined) return;
    handout = own;
    isSaved = 'isSaved' in kept && kept.isSaved === true;
    if ('by' in kept && typeof kept.by === 'string') one('#by', HTMLInputElement).value = kept.by;
  } catch {
    // What cannot be read was not kept.
  }
}

function save(): void {
  const who = one('#by', HTMLInputElement);
  if (who.value.trim() === '' && data.handout.handout.to === undefined && !isAsked) {
    isAsked = true;
    who.focus();
    tell(text('nameless', {}));
    return;
  }
  handout = filled();
  const name = `${decodeURIComponent(location.pathname.split('/').at(-1) ?? '').replace(/\.html?$/i, '') || 'handout'}-kaitou.json`;
  const link = document.createElement('a');
  const json = `${JSON.stringify(sealed(handout, today()), undefined, 2)}\n`;
  link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  isSaved = true;
  keep();
  look();
  const count = questions.filter(({ lack }) => lack.textContent !== '').length;
  const told = [text('saved', { file: name })];
  if (count > 0) told.push(text('saved.open', { count }));
  tell(told.join(' '));
}

async function open(file: File): Promise<void> {
  const told = { file: file.name };
  if (file.size > LARGEST) return tell(text('too-large', told));
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    return tell(text('not-ours', told));
  }
  const own = readSealed(content, data.handout);
  if (own === undefined) return tell(text('not-ours', told));
  if (!isSaved && !confirm(text('replace', told))) return;
  handout = own;
  isSaved = true;
  show();
  sift();
  keep();
  tell([...(isSealed(content) ? [] : [text('changed', told)]), text('opened', told)].join(' '));
}

function text(word: FormWord, args: Readonly<Record<string, string | number>>): string {
  return data.words[word].replace(
    /\{(\w+)(?::([^|{}]*)\|([^|{}]*))?\}/g,
    (whole, name: string, single?: string, many?: string) => {
      if (!Object.hasOwn(args, name)) return whole;
      return single === undefined ? String(args[name]) : String(args[name] === 1 ? single : many);
    },
  );
}

function tell(words: string): void {
  say(one('#told', HTMLElement), words);
}

/** Only what is new: a screen reader would say it again. */
function say(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}

function one<T extends Element>(selector: string, kind: new () => T, within: ParentNode = document): T {
  const found = within.querySelector(selector);
  if (!(found instanceof kind)) throw new TypeError(selector);
  return found;
}

function all<T extends Element>(selector: string, kind: new () => T, within: ParentNode = document): readonly T[] {
  return [...within.querySelectorAll(selector)].filter((element): element is T => element instanceof kind);
}

restore();
show();
const form = one('#form', HTMLFormElement);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', changed);
// A day that is not typed to its end is no change to a browser.
form.addEventListener('focusout', look);
form.addEventListener('click', ({ target }) => {
  if (!(target instanceof HTMLButtonElement) || !target.classList.contains('clear')) return;
  const fields = target.closest('fieldset');
  const radios = fields === null ? [] : all('input[type="radio"]', HTMLInputElement, fields);
  for (const radio of radios) radio.checked = false;
  radios[0]?.focus();
  changed();
});
one('#by', HTMLInputElement).addEventListener('input', changed);
one('#save', HTMLButtonElement).addEventListener('click', save);
one('#search', HTMLInputElement).addEventListener('input', sift);
one('#filter', HTMLInputElement).addEventListener('change', sift);
one('#jump', HTMLSelectElement).addEventListener('change', ({ currentTarget }) => {
  if (!(currentTarget instanceof HTMLSelectElement)) return;
  const heading = document.getElementById(currentTarget.value);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
});
one('#open', HTMLInputElement).addEventListener('change', ({ currentTarget }) => {
  if (!(currentTarget instanceof HTMLInputElement)) return;
  const [file] = currentTarget.files ?? [];
  currentTarget.value = '';
  if (file !== undefined) void open(file);
});
addEventListener('pagehide', () => {
  if (!isSaved) keep();
});
addEventListener('beforeunload', (event) => {
  if (!isSaved) event.preventDefault();
});
addEventListener('beforeprint', () => {
  for (const details of all('details', HTMLDetailsElement)) details.open = true;
  // A field to type into stands on one page, and some browsers print no more of it than they show.
  for (const paper of all('.paper', HTMLElement)) {
    const field = paper.previousElementSibling;
    say(paper, field instanceof HTMLTextAreaElement ? field.value : '');
  }
});
