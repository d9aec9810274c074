// page.cjs CHROMIUM FOLDER: see page.sh. Every check prints what is wrong, and the script goes on.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { chromium } = require('playwright-core');

const [executablePath, folder] = process.argv.slice(2);
let checks = 0;
let failures = 0;
function check(what, good, seen) {
  checks++;
  if (good) return;
  failures++;
  console.error(`FAIL: ${what}${seen === undefined ? '' : `: ${JSON.stringify(seen)}`}`);
}

// A page of the folder, with everything noted that it should not do.
async function open(browser, name, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const url = pathToFileURL(path.join(folder, name)).href;
  page.on('console', (message) => check(`${name}: nothing is said on the console`, false, message.text()));
  page.on('pageerror', (error) => check(`${name}: no error`, false, String(error)));
  page.on('dialog', (dialog) => {
    check(`${name}: no dialog`, false, dialog.message());
    dialog.dismiss();
  });
  page.on('request', (request) => check(`${name}: no request`, request.url() === url, request.url()));
  await page.goto(url);
  return page;
}

const visible = (page) => page.locator('#references tbody tr:visible').count();
const column = (page, n) => page.locator(`#references tbody tr:visible td:nth-child(${n})`).allInnerTexts();
const settled = (page) => page.waitForTimeout(200);
const ordered = (values, way = 1) => values.every((value, i) => i === 0 || way * (values[i - 1] - value) <= 0);

async function sorting(page) {
  const head = page.locator('#references thead th:nth-child(3)');
  const years = async () => (await column(page, 3)).filter((text) => text.trim() !== '').map(Number);
  await head.getByRole('button').click();
  check('sorted by year', ordered(await years()), await years());
  check('the way is told', (await head.getAttribute('aria-sort')) === 'ascending');
  check('one column alone is sorted', (await page.locator('#references th[aria-sort]').count()) === 1);
  await head.getByRole('button').press('Enter');
  check('sorted the other way, by the keyboard', ordered(await years(), -1));
  check('the other way is told', (await head.getAttribute('aria-sort')) === 'descending');
  await page.locator('#references thead th:nth-child(1)').getByRole('button').click();
  const urls = await page.locator('#references tbody tr td:first-child > :first-child').allInnerTexts();
  const inOrder = [...urls].sort(new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare);
  check('sorted by address', JSON.stringify(urls) === JSON.stringify(inOrder));
}

async function filtering(page) {
  const all = await visible(page);
  await page.getByLabel('Verdict').selectOption('dead');
  await settled(page);
  const verdicts = await column(page, 4);
  check('one verdict', verdicts.length > 0 && verdicts.every((text) => text.startsWith('dead')), verdicts.length);
  check('the number is told', (await page.locator('#shown').innerText()) === `${verdicts.length} of ${all} references`);
  await page.getByRole('button', { name: 'Show all' }).click();
  await settled(page);
  check('all are back', (await visible(page)) === all);
  await page.getByLabel('Verdict').selectOption('findings');
  await settled(page);
  const findings = await visible(page);
  check('findings', findings > verdicts.length && findings < all, findings);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('searchbox').fill('UK councilless');
  await settled(page);
  check('what is nowhere finds nothing', (await visible(page)) === 0);
  await page.getByRole('searchbox').fill('NORTHTOWN eels');
  await settled(page);
  const found = await column(page, 1);
  check('words of address and title, in any case', found.length > 0 &&
    found.every((text) => /northtown/.test(text) && /Eels/.test(text)), found);
  await page.getByRole('searchbox').fill('fatima zahra');
  await settled(page);
  check('words of the notes', (await visible(page)) > 0 && (await visible(page)) < all);
  await page.getByRole('button', { name: 'Show all' }).click();
  await settled(page);
  await page.locator('select[name=drift]').selectOption('major');
  await settled(page);
  const drifted = await column(page, 4);
  check('drift', drifted.length > 0 && drifted.every((text) => text.includes('changed much')), drifted);
  await page.getByRole('button', { name: 'Show all' }).click();
  await settled(page);
  if (await page.getByLabel('Document').count()) {
    await page.getByLabel('Document').selectOption('2');
    await settled(page);
    const places = await column(page, 2);
    check('one document', places.length > 0 && places.every((text) => text.includes('rivers-3.txt')), places);
    await page.getByRole('button', { name: 'Show all' }).click();
    await settled(page);
  }
}

async function notes(page) {
  const peek = page.locator('.peek').first();
  const id = await peek.getAttribute('data-note');
  const wanted = await page.locator(`#${id} p`).first().textContent();
  await peek.focus();
  await page.keyboard.press('Space');
  check('a note is shown in its place', (await page.locator('.shown-note').innerText()).trim() !== '' &&
    (await page.locator('.shown-note').textContent()) === wanted);
  check('that is told', (await peek.getAttribute('aria-expanded')) === 'true');
  await peek.click();
  check('it is hidden again', (await page.locator('.shown-note').count()) === 0);
  await page.locator('#references tbody a[href^="#d"]').first().click();
  check('a place leads to its note', /#d\d+n\d+$/.test(page.url()));
}

// What is known of a link over time: the likenesses behind the word, the visits, the copy, the limits.
async function history(page) {
  const drift = page.locator('#references .drift').filter({ hasText: 'another page' }).first();
  await drift.locator('summary').click();
  const seen = await drift.innerText();
  check('drift tells against what, and by how much', /Compared with the (first visit|archived copy of \d{4}-\d\d-\d\d): words \d+% alike/.test(seen) &&
    ['SimHash', 'Jaccard', 'Dice', 'Cosine'].every((name) => seen.includes(name)), seen);
  const visits = page.locator('#references .visits').first().getByRole('listitem');
  check('visits have words', (await visits.count()) === 5 && /^\d{4}-\d\d-\d\d: [a-z]/.test(await visits.first().textContent()));
  check('a suggested copy', (await column(page, 6)).some((words) => /^Cite the archived copy of \d{4}-\d\d-\d\d: https:/.test(words)));
  check('a copy that is known', (await column(page, 6)).some((words) => /Archived: copy of \d{4}/.test(words)));
  check('the limits are told', /at least 95% alike/.test(await page.locator('footer').innerText()));
  check('drift is counted', /\d+ pages compared: \d+ the same/.test(await page.locator('main').innerText()));
  check('drift is in the charts', (await page.locator('.charts svg .drifted').count()) > 0);
}

async function text(page) {
  const content = await page.content();
  check('a hostile title is there', content.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
  check('one script alone', (await page.locator('script').count()) === 1);
  check('no image', (await page.locator('img, iframe, object, embed, link').count()) === 0);
  check('no handler, no style of its own', await page.evaluate(() => [...document.querySelectorAll('*')].every((element) =>
    element.getAttributeNames().every((name) => !name.startsWith('on') && name !== 'style'))));
  const schemes = await page.evaluate(() => [...document.links].map((link) => link.protocol));
  check('links of known schemes', schemes.every((scheme) => ['http:', 'https:', 'ftp:', 'file:'].includes(scheme)));
  check('links of a file are its own', await page.evaluate(() => [...document.links].every((link) =>
    link.protocol !== 'file:' || link.getAttribute('href').startsWith('#'))));
}

// The policy holds: what a hostile text might have brought in does not run and does not load.
async function policy(page) {
  const broken = await page.evaluate(() => new Promise((resolve) => {
    const blocked = [];
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.broken = true';
    const image = new Image();
    image.src = 'https://example.invalid/x.png';
    document.body.append(script, image);
    setTimeout(() => resolve({ ran: window.broken === true, blocked }), 300);
  }));
  check('an injected script does not run', !broken.ran);
  check('the policy stopped both', broken.blocked.some((name) => name.startsWith('script-src')) &&
    broken.blocked.includes('img-src'), broken.blocked);
}

// Without a mouse: the first stop is the link that skips to the table; every control has a name.
async function access(page) {
  await page.keyboard.press('Tab');
  check('the first stop skips to the references', (await page.evaluate(() => document.activeElement.className)) === 'skip');
  const nameless = await page.evaluate(() => [...document.querySelectorAll('button, input, select, svg[role=img], th')]
    .filter((element) => !(element.textContent.trim() || element.getAttribute('aria-label') || element.labels?.length) &&
      element.getAttribute('aria-hidden') !== 'true').map((element) => element.outerHTML));
  check('everything has a name', nameless.length === 0, nameless);
  const headings = await page.evaluate(() => [...document.querySelectorAll('h1,h2,h3')].map((head) => Number(head.tagName[1])));
  check('headings go down step by step', headings[0] === 1 && headings.every((level, i) => i === 0 || level <= headings[i - 1] + 1));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  check('nothing is wider than the window', !wide);
}

async function pictures(browser, name) {
  const base = name.replace('.html', '');
  for (const [kind, options] of Object.entries({
    light: { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
    dark: { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
    narrow: { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  })) {
    const page = await open(browser, name, options);
    const clip = { x: 0, y: 0, width: options.viewport.width, height: 2400 };
    await page.screenshot({ path: path.join(folder, `${base}-${kind}.png`), clip, fullPage: true });
    await access(page);
    await page.context().close();
  }
  const page = await open(browser, name, { viewport: { width: 760, height: 1075 } });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.screenshot({ path: path.join(folder, `${base}-print.png`), clip: { x: 0, y: 0, width: 760, height: 2150 }, fullPage: true });
  await page.pdf({ path: path.join(folder, `${base}-print.pdf`), format: 'A4', printBackground: false });
  await page.context().close();
}

// What a store says of one link, as a small page.
async function listing(browser) {
  const page = await open(browser, 'history.html', { viewport: { width: 1000, height: 500 } });
  check('a row for each visit', (await page.locator('tbody tr').count()) === 5);
  check('a visit tells its drift', /changed much/.test(await page.locator('tbody tr').last().innerText()));
  await page.screenshot({ path: path.join(folder, 'history-light.png') });
  await page.context().close();
}

// The first audit has nothing to compare with, and says so once.
async function first(browser) {
  const page = await open(browser, 'first.html');
  check('no choice of drift, no visits', (await page.locator('select[name=drift], .visits, .drift').count()) === 0);
  await page.context().close();
}

async function withoutScript(browser) {
  const page = await open(browser, 'medium.html', { javaScriptEnabled: false });
  check('without the script every reference is there', (await page.locator('#references tbody tr').count()) === 480);
  check('without the script no control that would do nothing', (await page.locator('button:visible, form:visible').count()) === 0);
  await page.context().close();
}

async function large(browser) {
  const page = await open(browser, 'large.html');
  const size = fs.statSync(path.join(folder, 'large.html')).size;
  check('a large page has a bounded size', size < 4e6, size);
  const rows = await page.evaluate(() => document.querySelectorAll('#references tbody tr').length);
  check('a large page has its first rows', rows === 2000, rows);
  check('the rest is told', (await page.locator('main').innerText()).includes('The table holds 2000 of 20000 references'));
  check('and again where rows are counted', (await page.locator('#shown').innerText()) === 'All 2000 references of the table');
  check('documents without a row are counted', /\d+ documents without a reference in the table/.test(await page.locator('main').innerText()));
  const lost = await page.evaluate(() => [...document.querySelectorAll('#references a[href^="#d"]')]
    .filter((link) => !document.getElementById(link.getAttribute('href').slice(1))).length);
  check('every row leads to its note', lost === 0, lost);
  const times = await page.evaluate(() => {
    const took = [];
    for (const head of [...document.querySelectorAll('#references thead button')].slice(0, 3)) {
      const began = performance.now();
      head.click();
      took.push(Math.round(performance.now() - began));
    }
    return took;
  });
  console.log(`${rows} of 20000 references, ${size} bytes: sorted in ${times.join(', ')} ms`);
  check('a large page is sorted in time', times.every((ms) => ms < 5000), times);
  await page.context().close();
}

(async () => {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  try {
    for (const name of ['small.html', 'medium.html']) {
      const page = await open(browser, name);
      await sorting(page);
      await text(page);
      await history(page);
      if (name === 'medium.html') await filtering(page);
      await notes(page);
      await page.context().close();
      await pictures(browser, name);
    }
    const context = await browser.newContext();
    const bare = await context.newPage();
    await bare.goto(pathToFileURL(path.join(folder, 'small.html')).href);
    await policy(bare);
    await context.close();
    await listing(browser);
    await first(browser);
    await withoutScript(browser);
    await large(browser);
  } finally {
    await browser.close();
  }
  console.log(`${checks} checks, ${failures} failures`);
  process.exit(failures === 0 && checks > 0 ? 0 : 1);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
