// @ts-check
import { parseAst } from 'rolldown/parseAst';
import { Visitor } from 'rolldown/utils';

/**
 * Of an error that nobody catches, Node prints the line on which it was thrown. A minifier leaves one line for all there
 * is, and its reader would scroll through that instead of reading the message.
 */
export const LINE = 200;

/**
 * The same program in lines of about `most` characters. A line ends only where a statement, a member or an item of a
 * list begins, so that nothing is read otherwise: never after `return`, never within a text.
 * @param {string} code of a script
 * @param {number} [most] one statement or item may be longer
 */
export function breakLines(code, most = LINE) {
  const starts = [...new Set(startsIn(code))].sort((a, b) => a - b);
  /** @type {string[]} */
  const parts = [];
  let from = 0;
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? code.length;
    const old = code.slice(start, end).lastIndexOf('\n');
    if (old !== -1) {
      parts.push(code.slice(from, start + old + 1));
      from = start + old + 1;
    } else if (end - from > most && start > from) {
      parts.push(code.slice(from, start), '\n');
      from = start;
    }
  }
  return parts.join('') + code.slice(from);
}

/**
 * Where statements, members and items of lists begin that come after another one or an opening bracket.
 * @param {string} code
 */
function startsIn(code) {
  /** @type {number[]} */
  const starts = [];
  /** @param {readonly ({ start: number } | null)[]} items */
  const add = (items) => {
    for (const item of items) if (item) starts.push(item.start);
  };
  new Visitor({
    Program: ({ body }) => add(body),
    BlockStatement: ({ body }) => add(body),
    StaticBlock: ({ body }) => add(body),
    SwitchStatement: ({ cases }) => add(cases),
    ClassBody: ({ body }) => add(body),
    VariableDeclaration: ({ declarations }) => add(declarations.slice(1)),
    ObjectExpression: ({ properties }) => add(properties),
    ArrayExpression: ({ elements }) => add(elements),
    CallExpression: (node) => add(node.arguments),
    NewExpression: (node) => add(node.arguments),
    SequenceExpression: ({ expressions }) => add(expressions.slice(1)),
  }).visit(parseAst(code));
  return starts;
}
