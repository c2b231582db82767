// Pagefind's index of {records, folder} on the standard input: a page of HTML for each record, `folder`/pagefind/ comes out.
import { readFileSync } from "node:fs";
import * as pagefind from "pagefind";

const { records, folder } = JSON.parse(readFileSync(0, "utf8"));
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const { index } = await pagefind.createIndex();
for (const [at, { title, text }] of records.entries()) {
  const content = `<!doctype html><html lang="vi"><title>${escaped(title)}</title><body><h1>${escaped(title)}</h1><p>${escaped(text)}</p></body></html>`;
  const { errors } = await index.addHTMLFile({ url: `r/${at}.html`, content });
  if (errors.length) throw new Error(errors.join("\n"));
}
const { errors } = await index.writeFiles({ outputPath: `${folder}/pagefind` });
if (errors.length) throw new Error(errors.join("\n"));
await pagefind.close();
