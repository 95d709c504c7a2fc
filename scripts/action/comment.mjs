// @ts-check
import { readFile } from 'node:fs/promises';

/**
 * @typedef {object} Comment
 * @property {number} id
 * @property {string} [body]
 * @property {{ type?: string } | null} [user]
 * @property {string} [author_association]
 */

/** How our comment begins: it is written again and never doubled. */
const MARKER = '<!-- scs-check -->';

/** Whoever may write to the repository. A stranger who writes the marker first would have us write into their comment. */
const TRUSTED = ['OWNER', 'MEMBER', 'COLLABORATOR'];

const { GITHUB_API_URL = 'https://api.github.com', GITHUB_REPOSITORY, GITHUB_TOKEN, PULL_REQUEST } = process.env;

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<unknown>}
 */
async function call(method, path, body) {
  const response = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/issues/${path}`, {
    method,
    headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${GITHUB_TOKEN}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path.replace(/\?.*/, '')}: ${response.status}`);
  return response.json();
}

/** @returns {Promise<Comment | undefined>} */
async function ours() {
  for (let page = 1; ; page++) {
    const comments = /** @type {Comment[]} */ (await call('GET', `${PULL_REQUEST}/comments?per_page=100&page=${page}`));
    const found = comments.find(
      ({ body, user, author_association: association = '' }) =>
        body?.startsWith(MARKER) && (user?.type === 'Bot' || TRUSTED.includes(association)),
    );
    if (found !== undefined || comments.length < 100) return found;
  }
}

try {
  const body = await readFile(process.argv[2] ?? '', 'utf8');
  const before = await ours();
  if (before === undefined) await call('POST', `${PULL_REQUEST}/comments`, { body });
  else await call('PATCH', `comments/${before.id}`, { body });
} catch (error) {
  // A pull request from a fork has a token that may not write. The verdict does not depend on a comment.
  const said = error instanceof Error ? error.message : String(error);
  const line = said.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  process.stdout.write(`::warning title=scs-check::コメントを書けませんでした / No comment was written: ${line}\n`);
}
