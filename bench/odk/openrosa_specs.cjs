// Runs the spec files of openrosa-xpath-evaluator with our own harness, every evaluation answered from a file:
// node openrosa_specs.cjs PACKAGE JSDOM_FOLDER ANSWERS.json OUT.json
// ANSWERS: {documents, answers: {"spec#test#n": {expression, string, number, boolean, nodes, kind, error}}}; {} at first.
// OUT: {documents: [tree], calls: [evaluation], cases: [assertion]}. A call without an answer gets an empty one, so a first
// run tells what is evaluated and a second, with the answers, tells which assertions hold. Nothing here evaluates XPath.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const Module = require('node:module');

const [packageFolder, jsdomFolder, answersFile, outFile] = process.argv.slice(2);
const { JSDOM } = Module.createRequire(path.join(jsdomFolder, 'package.json'))('jsdom');
const { window } = new JSDOM('<!doctype html>', { url: 'http://localhost/' });
for (const name of ['DOMParser', 'XMLSerializer', 'Node', 'Attr', 'Document', 'XMLDocument', 'document']) {
  globalThis[name] = window[name];
}
globalThis.window = window;
globalThis.XPathResult = Object.fromEntries(
  ['ANY_TYPE', 'NUMBER_TYPE', 'STRING_TYPE', 'BOOLEAN_TYPE', 'UNORDERED_NODE_ITERATOR_TYPE',
    'ORDERED_NODE_ITERATOR_TYPE', 'UNORDERED_NODE_SNAPSHOT_TYPE', 'ORDERED_NODE_SNAPSHOT_TYPE',
    'ANY_UNORDERED_NODE_TYPE', 'FIRST_ORDERED_NODE_TYPE'].map((name, at) => [name, at]));

const answers = JSON.parse(fs.readFileSync(answersFile, 'utf8')).answers ?? {};
const documents = [];
const known = new Map();
const calls = [];
const cases = [];
let spec = '';
let title = '';
let test = 0;
let ordinal = 0;
let used = []; // evaluations since the last assertion

// --- documents -----------------------------------------------------------------------------------------------------

function tree(element) {
  const attributes = [...element.attributes].filter((one) => !/^xmlns(:|$)/.test(one.nodeName));
  const node = { name: element.localName, prefix: element.prefix ?? '', uri: element.namespaceURI ?? '',
    attributes: attributes.map((one) => [one.nodeName, one.value]), text: '', mixed: false, children: [] };
  for (const child of element.childNodes) {
    if (child.nodeType === 1) node.children.push(tree(child));
    else if (child.nodeType === 3 || child.nodeType === 4) node.text += child.nodeValue;
    else node.mixed = true;
  }
  if (node.children.length > 0 && node.text.trim() !== '') node.mixed = true;
  return node;
}

function documentIndex(doc) {
  const text = doc.documentElement ? new XMLSerializer().serializeToString(doc) : '';
  if (!known.has(text)) {
    known.set(text, documents.length);
    documents.push(doc.documentElement ? tree(doc.documentElement) : null);
  }
  return known.get(text);
}

function place(node) {
  const steps = [];
  let at = node;
  while (at.parentNode && at.parentNode.nodeType === 1) {
    steps.unshift([...at.parentNode.children].indexOf(at));
    at = at.parentNode;
  }
  return steps;
}

const KINDS = { 1: 'element', 2: 'attribute', 3: 'text', 4: 'text', 7: 'instruction', 8: 'comment', 9: 'document' };

function described(node) {
  const kind = KINDS[node.nodeType] ?? 'other';
  if (kind === 'attribute') return { kind, name: node.nodeName, path: place(node.ownerElement) };
  return { kind, path: kind === 'element' ? place(node) : [] };
}

function found(doc, answer) {
  if (answer.kind === 'document') return doc;
  let node = doc.documentElement;
  for (const at of answer.path) node = node.children[at];
  if (answer.kind === 'attribute') return node.getAttributeNode(answer.name);
  if (answer.kind === 'text') return [...node.childNodes].find((one) => one.nodeType === 3 || one.nodeType === 4);
  return node;
}

// --- evaluating ----------------------------------------------------------------------------------------------------

const NUMBERS = { NaN, Infinity, '-Infinity': -Infinity };
const RESULTS = { n: 1, s: 2, b: 3, set: 4 };

class Refused extends Error {}

function evaluate(doc, expression, node, type) {
  const id = `${spec}#${test}#${ordinal++}`;
  const context = node ?? doc;
  const owner = context.nodeType === 9 ? context : context.ownerDocument;
  const call = { id, spec, title, expression: String(expression), type, document: documentIndex(owner),
    context: described(context) };
  calls.push(call);
  used.push(call);
  const answer = answers[id]?.expression === call.expression ? answers[id] : null;
  call.answered = answer !== null;
  if (answer?.error) throw new Refused(answer.error);
  const nodes = (answer?.nodes ?? []).map((one) => found(owner, one));
  let next = 0;
  return {
    resultType: type || RESULTS[answer?.kind] || 2,
    stringValue: answer?.string ?? '',
    numberValue: answer ? (NUMBERS[answer.number] ?? answer.number) : NaN,
    booleanValue: answer?.boolean ?? false,
    snapshotLength: nodes.length,
    snapshotItem: (at) => nodes[at] ?? null,
    iterateNext: () => nodes[next++] ?? null,
    singleNodeValue: nodes[0] ?? null,
  };
}

// --- assertions: noted, never thrown -------------------------------------------------------------------------------

function shown(value) {
  if (value && value.nodeType) return `${value.nodeName}${value.id ? `#${value.id}` : ''}`;
  if (value instanceof RegExp || typeof value === 'number') return String(value);
  if (Array.isArray(value) || (value && typeof value === 'object' && 'length' in value)) return [...value].map(shown);
  if (value && typeof value === 'object') return JSON.stringify(value);
  return value === undefined ? 'undefined' : value;
}

function note(type, expected, got, passed, why = '') {
  const last = used[used.length - 1];
  if (last) {
    cases.push({ spec, title, calls: used.map((one) => one.id), expression: used.map((one) => one.expression).join('  ;  '),
      document: last.document, context: last.context, type, expected: shown(expected), got: shown(got), passed, why });
  }
  used = [];
}

function told(type, expected, run, holds) {
  let got;
  try {
    got = run();
  } catch (error) {
    note(type, expected, `refused: ${error.message}`, false, 'refused');
    return;
  }
  note(type, expected, got, holds(got));
}

function throwing(run) {
  let got = 'no refusal';
  let refused = false;
  try {
    run();
  } catch (error) {
    refused = !error.message.startsWith('the engine broke:');
    got = error.message;
  }
  note('refusal', 'a refusal', got, refused);
}

const same = (one, other) => one == other || (Number.isNaN(one) && Number.isNaN(other)); // eslint-disable-line eqeqeq
const values = {
  equal: (got, expected) => note('equal', expected, got, same(got, expected)),
  strictEqual: (got, expected) => note('equal', expected, got, Object.is(got, expected)),
  notEqual: (got, expected) => note('other than', expected, got, !same(got, expected)),
  deepEqual: (got, expected) => note('equal', expected, got, JSON.stringify(got) === JSON.stringify(expected)),
  isTrue: (got) => note('boolean', true, got, got === true),
  isFalse: (got) => note('boolean', false, got, got === false),
  isNaN: (got) => note('number', NaN, got, Number.isNaN(got)),
  isNull: (got) => note('null', null, got, got === null),
  isNotNull: (got) => note('not null', 'not null', got, got !== null),
  ok: (got) => note('truth', true, got, Boolean(got)),
  notOk: (got) => note('truth', false, got, !got),
  match: (got, expected) => note('match', expected, got, expected.test(got)),
  typeOf: (got, expected) => note('type', expected, typeof got, typeof got === expected),
  instanceOf: (got, expected) => note('type', expected.name, got, got instanceof expected),
  throw: throwing,
  throws: throwing,
};
const assert = Object.assign((got) => values.ok(got), values);

// --- what the spec files get for their helpers ---------------------------------------------------------------------

let current = null;

function initDoc(xml, resolver) {
  const doc = new DOMParser().parseFromString(xml ?? '', 'application/xml');
  current = doc;
  doc.evaluate = (expression, node, _resolver, type) => evaluate(doc, expression, node, type ?? 0);
  doc.createNSResolver ??= (node) => node;
  doc.xEval = (expression, node, type) => evaluate(doc, expression, node, type ?? 0);
  return doc;
}

const simpleValueIs = (text) =>
  initDoc(`<simple><xpath><to>\n<node>${text}</node>\n</to></xpath><empty/></simple>`);

// (node?, value?, expression, expected): from the end, as the spec files call them
function last(args, expects) {
  const expected = expects ? args.pop() : undefined;
  const [expression, value, node] = args.reverse();
  if (value) simpleValueIs(value);
  return { expected, expression, node };
}

const inDoc = (expression, node, type) => current.xEval(expression, node, type);
const string = (...args) => {
  const { expected, expression, node } = last(args, true);
  told('string', expected, () => inDoc(expression, node, 2).stringValue, (got) => same(got, expected));
};
const number = (type) => (...args) => {
  const { expected, expression, node } = last(args, true);
  told('number', expected, () => inDoc(expression, node, type).numberValue,
    (got) => (Number.isNaN(Number(expected)) ? Number.isNaN(got) : same(got, expected)));
};
const truth = (expected) => (...args) => {
  const { expression, node } = last(args, false);
  told('boolean', expected, () => inDoc(expression, node, 3).booleanValue, (got) => got === expected);
};

function nodesOf(expression, node) {
  const result = inDoc(expression, node, 7);
  return Array.from({ length: result.snapshotLength }, (_, at) => result.snapshotItem(at));
}

function setAttribute(node, namespace, name, value) {
  if (node.setAttributeNS) node.setAttributeNS(namespace, name, value);
  else node.setAttribute(name, value);
}

const allNodes = (node) => [node, ...[...node.childNodes].flatMap(allNodes)];
const names = (nodes) => [...nodes].map((node) => node.nodeName).sort();

const helpers = {
  assert,
  initDoc,
  simpleValueIs,
  nsResolver: { lookupNamespaceURI: (prefix) => ({ xhtml: 'http://www.w3.org/1999/xhtml',
    mathml: 'http://www.w3.org/1998/Math/MathML', jr: 'http://openrosa.org/javarosa' })[prefix] },
  assertString: string,
  assertStringValue: string,
  assertStringLength: (...args) => {
    const { expected, expression, node } = last(args, true);
    told('length', expected, () => inDoc(expression, node, 2).stringValue.length, (got) => same(got, expected));
  },
  assertMatch: (...args) => {
    const { expected, expression, node } = last(args, true);
    told('match', expected, () => inDoc(expression, node, 2).stringValue, (got) => expected.test(got));
  },
  assertNumber: number(0),
  assertNumberValue: number(1),
  assertNumberRounded: (expression, expected, factor, node) =>
    told('rounded', expected, () => Math.round(inDoc(expression, node, 1).numberValue * factor) / factor,
      (got) => same(got, expected)),
  assertTrue: truth(true),
  assertFalse: truth(false),
  assertBoolean: (...args) => (args.pop() ? truth(true) : truth(false))(...args),
  assertThrow: (expression) => throwing(() => inDoc(expression, null, 0)),
  assertNodes: (expression, node, expected) =>
    told('nodes', expected, () => nodesOf(expression, node),
      (got) => got.length === expected.length && got.every((one, at) => one === expected[at])),
  assertUnorderedNodes: (expression, node, expected) =>
    told('nodes in any order', expected, () => nodesOf(expression, node),
      (got) => JSON.stringify(names(got)) === JSON.stringify(names(expected))),
  filterAttributes: (attributes) => [...attributes].filter((one) => one.nodeName.split(':')[0] !== 'xmlns'),
  getNextChildElementNode: (parent) => parent.firstElementChild,
  getAllNodes: allNodes,
  setAttribute,
  snapshotToArray: (result) => Array.from({ length: result.snapshotLength }, (_, at) => result.snapshotItem(at)),
};
const lodash = {
  forEach: (over, run) => (Array.isArray(over) ? over.forEach(run) : Object.keys(over).forEach((key) => run(over[key], key))),
  times: (count, run) => Array.from({ length: count }, (_, at) => run(at)),
  uniq: (items) => [...new Set(items)],
};
lodash.each = lodash.forEach;

const load = Module._load;
Module._load = function replaced(request, ...rest) {
  if (/\/helpers$/.test(request)) return helpers;
  if (request === 'chai') return { assert };
  if (request === 'lodash') return lodash;
  return load.call(this, request, ...rest);
};

// --- describe, it --------------------------------------------------------------------------------------------------

let suite = null;

function describe(name, run) {
  suite = { name, above: suite, before: [], each: [], after: [], items: [] };
  if (suite.above) suite.above.items.push(suite);
  const own = suite;
  try {
    run();
  } finally {
    suite = own.above;
  }
  if (!suite) perform(own, [], '');
}

function perform(one, each, above) {
  const name = above ? `${above} > ${one.name}` : one.name;
  one.before.forEach((run) => run());
  for (const item of one.items) {
    if (item.items) {
      perform(item, [...each, ...one.each], name);
      continue;
    }
    test += 1;
    ordinal = 0;
    used = [];
    title = `${name} > ${item.title}`;
    if (!item.own) simpleValueIs('');
    try {
      [...each, ...one.each].forEach((run) => run());
      item.run();
    } catch (error) {
      note('runs through', 'no exception', `${error.name}: ${error.message}`, false, 'stopped');
    }
  }
}

globalThis.describe = describe;
globalThis.it = (name, run) => suite.items.push({ title: name, run });
globalThis.xit = () => {};
globalThis.xdescribe = () => {};
globalThis.it.skip = () => {};
globalThis.describe.skip = () => {};
globalThis.before = (run) => suite.before.push(run);
globalThis.beforeEach = (run) => suite.each.push(run);
globalThis.after = () => {};
globalThis.afterEach = () => {};

const folder = path.join(packageFolder, 'test', 'integration');
const specs = fs.readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.spec.js')).sort();
const broken = [];
for (const file of specs) {
  spec = file.split(path.sep).join('/').replace(/\.spec\.js$/, '');
  test = 0;
  ordinal = 0;
  used = [];
  title = '(outside of a test)';
  suite = null;
  try {
    require(path.join(folder, file));
  } catch (error) {
    broken.push({ spec, why: `${error.name}: ${error.message}` });
  }
}
fs.writeFileSync(outFile, JSON.stringify({ documents, calls, cases, broken }));
