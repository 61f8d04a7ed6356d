// Times ODK's own engine (@getodk/xforms-engine) on one form: node odk_engine.mjs FOLDER JOB.json OUT.json
// JOB: {"xml": path, "sets": [[ref, value], …]}; OUT: {"load": seconds, "sets": [seconds, …]}.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, jobFile, outFile] = process.argv.slice(2);
const require = createRequire(path.join(folder, 'package.json'));
const { JSDOM } = require('jsdom');
const { window } = new JSDOM('<!doctype html>');
for (const name of ['document', 'DOMParser', 'XMLSerializer', 'Node', 'Element', 'Attr', 'Text', 'Document', 'XMLDocument']) {
  globalThis[name] = window[name];
}
globalThis.window = window;
const dist = path.join(folder, 'node_modules', '@getodk', 'xforms-engine', 'dist');
globalThis.__dirname = dist;
globalThis.require = require;
const { loadForm } = await import(pathToFileURL(path.join(dist, 'index.js')));

const job = JSON.parse(fs.readFileSync(jobFile, 'utf8'));
const xml = fs.readFileSync(job.xml, 'utf8');
const open = async () => {
  const began = performance.now();
  const loaded = await loadForm(xml, { missingResourceBehavior: 'BLANK' });
  const instance = loaded.createInstance();
  return [(performance.now() - began) / 1000, instance];
};
const [load, instance] = await open();
const byReference = new Map();
const visit = (node) => {
  byReference.set(node.currentState.reference, node);
  for (const child of node.currentState.children ?? []) visit(child);
};
visit(instance.root);
const sets = [];
for (const [reference, value] of job.sets) {
  const began = performance.now();
  byReference.get(reference).setValue(value);
  sets.push((performance.now() - began) / 1000);
}
fs.writeFileSync(outFile, JSON.stringify({ load, sets }));
