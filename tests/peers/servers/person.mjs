// SPDX-FileCopyrightText: The Ringside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A person at a Chromium that somebody else opened: person.mjs '{"folder":…}'. It prints one line of JSON with its
// address. Each POST is one thing that she does; the reply is what she sees then.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as passed } from 'node:timers/promises';

import { chromium } from 'playwright-core';

const PATIENCE_MS = 20000;
const options = JSON.parse(process.argv[2]);
const portFile = `${options.folder}/DevToolsActivePort`;
let browser = null;

async function until (judge, what) {
  const end = Date.now() + PATIENCE_MS;

  for (;;) {
    const found = await judge();
    if (found)
      return found;
    if (Date.now() > end)
      throw new Error(`there is no ${what}`);
    await passed(20);
  }
}

// Chromium says in a file of its own where it can be spoken to.
async function findBrowser () {
  if (browser?.isConnected())
    return browser;
  const port = await until(() => existsSync(portFile) && readFileSync(portFile, 'utf8').split('\n')[0], 'browser');
  browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: PATIENCE_MS });
  return browser;
}

// The tab that was opened as the so-manieth with an address.
async function findTab (index) {
  const [context] = (await findBrowser()).contexts();

  return until(() => context.pages().filter((page) => page.url().startsWith('http'))[index], `tab ${index}`);
}

const DEEDS = {
  read: (page, { words }) => page.getByText(words).first().waitFor({ timeout: PATIENCE_MS }),
  fill: (page, { name, value }) => page.locator(`[name=${name}]`).fill(value, { timeout: PATIENCE_MS }),
  press: (page, { name }) => page.locator('a, button', { hasText: name }).click({ timeout: PATIENCE_MS }),
  go: (page, { url }) => page.goto(url, { timeout: PATIENCE_MS }),
  dress: (page, { scheme }) => page.emulateMedia({ colorScheme: scheme }),
  shoot: (page, { path }) => page.screenshot({ path }),
};

async function act ({ deed, tab = 0, ...more }) {
  if (deed === 'leave') {
    const session = await (await findBrowser()).newBrowserCDPSession();
    await session.send('Browser.close').catch(() => {});
    await until(() => !browser.isConnected(), 'end of the browser');
    rmSync(portFile, { force: true });
    return {};
  }
  const page = await findTab(tab);
  await DEEDS[deed](page, more);
  return { url: page.url(), title: await page.title(), text: await page.innerText('body') };
}

const server = createServer(async (request, response) => {
  try {
    const seen = await act(JSON.parse(await text(request)));
    response.end(JSON.stringify(seen));
  } catch (error) {
    response.end(JSON.stringify({ error: error.message }));
  }
});

server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
});
