/* Sorts and filters the table of references, and shows a note's text at its place. Without it the page is complete. */
(() => {
  'use strict';
  const table = document.getElementById('references');
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const form = document.getElementById('filters');
  const shown = document.getElementById('shown');
  const rows = [...body.rows];
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const places = new Map();
  document.documentElement.classList.add('script');
  form.hidden = false;

  /* A key that is missing stands last, whichever way the column is sorted. */
  function key(row, column) {
    const cell = row.cells[column];
    if (!('k' in cell.dataset)) return cell.textContent.trim();
    return cell.dataset.k === '' ? null : Number(cell.dataset.k);
  }
  function compare(a, b) {
    return typeof a === 'number' ? a - b : collator.compare(a, b);
  }
  function sort(column, way) {
    const keyed = rows.map((row, order) => ({ row, order, key: key(row, column) }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.order - b.order;
      return way * compare(a.key, b.key) || a.order - b.order;
    });
    const sorted = document.createDocumentFragment();
    for (const { row } of keyed) sorted.append(row);
    body.append(sorted);
    heads.forEach((head, i) => {
      if (i === column) head.setAttribute('aria-sort', way > 0 ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
    });
  }
  heads.forEach((head, column) => {
    if (head.dataset.sort !== 'yes') return;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => sort(column, head.getAttribute('aria-sort') === 'ascending' ? -1 : 1));
  });

  /* What a row is searched in: its own text, and that of its notes. Read when it is first needed. */
  function words(row) {
    if (!places.has(row)) {
      const notes = [...row.querySelectorAll('.peek')].map((peek) => noteText(peek));
      places.set(row, [row.textContent, ...notes].join(' ').toLocaleLowerCase());
    }
    return places.get(row);
  }
  function noteText(peek) {
    const note = document.getElementById(peek.dataset.note);
    const text = note && note.querySelector('p');
    return text ? text.textContent : '';
  }
  function filter() {
    const wanted = form.elements.text.value.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const verdict = form.elements.verdict.value;
    const state = form.elements.state.value;
    const drift = form.elements.drift ? form.elements.drift.value : '';
    const place = form.elements.document ? form.elements.document.value : '';
    let count = 0;
    for (const row of rows) {
      const data = row.dataset;
      const fits = (!verdict || data.v === verdict || (verdict === 'findings' && data.f === '1')) &&
        (!state || data.s === state) && (!drift || data.c === drift) && (!place || data.d.split(' ').includes(place)) &&
        (wanted.length === 0 || wanted.every((word) => words(row).includes(word)));
      row.hidden = !fits;
      count += fits;
    }
    const what = table.dataset.part ? 'references of the table' : 'references';
    shown.textContent = count === rows.length ? `All ${count} ${what}` : `${count} of ${rows.length} ${what}`;
  }
  let waiting = 0;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  });
  form.addEventListener('reset', () => setTimeout(filter));
  form.addEventListener('submit', (event) => event.preventDefault());

  body.addEventListener('click', (event) => {
    const peek = event.target.closest('.peek');
    if (!peek) return;
    const open = peek.getAttribute('aria-expanded') === 'true';
    if (open) {
      peek.nextElementSibling.remove();
    } else {
      const box = document.createElement('div');
      const text = document.createElement('p');
      box.className = 'shown-note';
      text.textContent = noteText(peek);
      box.append(text);
      peek.after(box);
    }
    peek.setAttribute('aria-expanded', String(!open));
  });
  filter();
})();
