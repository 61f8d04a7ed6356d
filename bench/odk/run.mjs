// Runs forms in ODK's own engine and tells every fact of every node: node run.mjs FOLDER JOBS.json OUT.json
// FOLDER holds node_modules with @getodk/xforms-engine and jsdom. JOBS: [{name, xml, media, ops, loads}], media a folder.
// OUT: [{name, error?, load_ms: [..], op_ms: [..], refused: [null|text, ..], states: [facts after loading, after each op]}]
// with the facts in the shape of `ltsa form run --json`. A state equal to the one before is written as null.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, jobsFile, outFile] = process.argv.slice(2);
const require = createRequire(path.join(folder, 'package.json'));
const { JSDOM } = require('jsdom');
const { window } = new JSDOM('<!doctype html>', { url: 'http://localhost/' });
const NAMES = [
  'document', 'DOMParser', 'XMLSerializer', 'Node', 'Element', 'Attr', 'Text', 'Document', 'XMLDocument',
  'CDATASection', 'Comment', 'ProcessingInstruction', 'HTMLElement', 'NodeFilter', 'XPathResult', 'XPathEvaluator',
];
for (const name of NAMES) if (window[name] !== undefined) globalThis[name] = window[name];
globalThis.window = window;
const dist = path.join(folder, 'node_modules', '@getodk', 'xforms-engine', 'dist');
globalThis.__dirname = dist;
globalThis.require = require;
const { loadForm } = await import(pathToFileURL(path.join(dist, 'index.js')));
console.warn = () => {};

const TYPES = { '.csv': 'text/csv', '.geojson': 'application/geo+json', '.xml': 'text/xml' };

function* walk(node) {
  for (const child of node.currentState.children ?? []) {
    yield child;
    yield* walk(child);
  }
}

function find(root, reference) {
  for (const node of walk(root)) if (node.currentState.reference === reference) return node;
  throw new Error(`no node ${reference}`);
}

function facts(root) {
  const found = [];
  for (const node of walk(root)) {
    const state = node.currentState;
    const fact = { ref: state.reference, relevant: state.relevant };
    if (node.nodeType !== 'group' && !node.nodeType.startsWith('repeat')) {
      fact.required = state.required;
      fact.readonly = state.readonly;
      fact.value = state.instanceValue;
      fact.label = state.label?.asString ?? null;
      fact.constraint_ok = node.validationState.constraint.valid;
      fact.required_ok = node.validationState.required.valid;
    }
    found.push(fact);
  }
  return found;
}

function apply(root, op) {
  if ('add' in op) return find(root, op.add).addInstances();
  if ('remove' in op) return find(root, op.remove).removeInstances(op.index - 1);
  const node = find(root, op.set);
  const value = op.value;
  switch (node.nodeType) {
    case 'select': return node.selectValues(Array.isArray(value) ? value : value ? [value] : []);
    case 'rank': return node.setValues(Array.isArray(value) ? value : value.split(' '));
    case 'trigger': return node.setValue(value === 'OK');
    case 'model-value': case 'note': case 'upload': throw new Error(`${node.nodeType} takes no answer`);
    default: return node.setValue(value);
  }
}

async function load(job) {
  const xml = fs.readFileSync(job.xml, 'utf8');
  const began = performance.now();
  const loaded = await loadForm(xml, {
    fetchFormAttachment: async (url) => {
      const file = path.join(job.media, decodeURIComponent(String(url).split('/').pop()));
      if (!fs.existsSync(file)) return new Response('', { status: 404 });
      const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
      return new Response(fs.readFileSync(file), { headers: { 'content-type': type } });
    },
    missingResourceBehavior: 'BLANK',
  });
  if (loaded.status === 'failure') throw new Error(loaded.error?.cause?.message ?? loaded.error?.message ?? 'no form');
  const { root } = loaded.createInstance();
  return [performance.now() - began, root];
}

const results = [];
for (const job of JSON.parse(fs.readFileSync(jobsFile, 'utf8'))) {
  const result = { name: job.name, load_ms: [], op_ms: [], refused: [], states: [] };
  results.push(result);
  try {
    let root;
    for (let n = 0; n < (job.loads ?? 1); n++) {
      let taken;
      [taken, root] = await load(job);
      result.load_ms.push(taken);
    }
    let before = '';
    const tell = () => {
      const now = facts(root);
      const text = JSON.stringify(now);
      result.states.push(text === before ? null : now);
      before = text;
    };
    if (!job.silent) tell();
    for (const op of job.ops) {
      const node = 'set' in op && job.silent ? find(root, op.set) : null;
      const began = performance.now();
      let refused = null;
      try {
        if (node !== null && !['select', 'rank', 'trigger'].includes(node.nodeType)) node.setValue(op.value);
        else apply(root, op);
      } catch (error) {
        refused = String(error.message).slice(0, 200);
      }
      result.op_ms.push(performance.now() - began);
      result.refused.push(refused);
      if (!job.silent) tell();
    }
  } catch (error) {
    result.error = String(error.message ?? error).slice(0, 400);
  }
}
fs.writeFileSync(outFile, JSON.stringify(results));
