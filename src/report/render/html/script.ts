/**
 * Runs in the page of a document: filters criteria, folds and unfolds what is told of each. Without it the page shows
 * all of that. It is handed on as text, so it is written for browsers as they are: nothing transpiles it.
 */
export const SCRIPT = `
'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const plain = (text) => text.normalize('NFKC').toLowerCase();
  const folds = all('.card details');
  const narrow = matchMedia('(max-width: 64rem)').matches;

  for (const control of all('.live')) control.hidden = false;
  for (const fold of [...folds, ...all('.about')]) fold.open = false;
  if (narrow) for (const fold of all('.contents details, .filter details')) fold.open = false;

  for (const button of all('.folds')) {
    const own = [...button.closest('.part').querySelectorAll('.card details')];
    const isOpen = () => own.some((fold) => fold.open);
    const name = () => { button.textContent = isOpen() ? button.dataset.close : button.dataset.open; };
    button.addEventListener('click', () => {
      const open = !isOpen();
      for (const fold of own) fold.open = open;
      name();
    });
    for (const fold of own) fold.addEventListener('toggle', name);
    name();
  }

  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('details:not([open])');
    for (const fold of closed) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of closed) fold.open = false;
  });

  const filter = byId('filter');
  const marked = all('[data-f]').map((element) => ({ element, marks: element.dataset.f.split(' ') }));
  const groups = all('.group').filter((group) => group.querySelector('[data-f]'));
  const clear = () => {
    for (const field of filter.querySelectorAll('select, input')) field.value = '';
    apply();
  };
  let texts;
  const textsOf = () => {
    const found = new Map();
    for (const { element, marks } of marked) found.set(marks[0], (found.get(marks[0]) ?? '') + ' ' + plain(element.textContent));
    return found;
  };
  const apply = () => {
    const wanted = [...filter.querySelectorAll('select')].map((select) => select.value).filter((value) => value !== '');
    const words = plain(byId('search').value).split(/\\s+/).filter((word) => word !== '');
    if (words.length > 0) texts ??= textsOf();
    const left = new Set();
    const every = new Set();
    for (const { element, marks } of marked) {
      const [which] = marks;
      const fits = wanted.every((mark) => marks.includes(mark)) && words.every((word) => texts.get(which).includes(word));
      element.classList.toggle('out', !fits);
      every.add(which);
      if (fits) left.add(which);
    }
    for (const group of groups) group.classList.toggle('out', !group.querySelector('[data-f]:not(.out), .scroll'));
    for (const entry of all('.contents a')) {
      entry.parentElement.classList.toggle('out', byId(entry.hash.slice(1)).classList.contains('out'));
    }
    byId('found').textContent = byId('found').dataset.words.replace('{total}', every.size).replace('{count}', left.size);
  };
  if (filter) {
    filter.addEventListener('input', apply);
    byId('clear').addEventListener('click', clear);
  }

  const arrive = () => {
    const target = location.hash.length > 1 && byId(location.hash.slice(1));
    if (!target) return;
    if (target.closest('.out')) clear();
    for (const fold of target.querySelectorAll('details')) fold.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', arrive);
  arrive();
})();
`;
