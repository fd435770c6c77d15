import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import type { Contexte, Environnement } from "../types.ts";

/** Whole texts of ours; exports and files stream as they are. */
const TEXTES = /^(text\/html|application\/(problem\+)?json)\b/;
const MINIMUM = 1_024;

/*
 * Fast rather than small: a page of 40 kB leaves at 6, and the next levels win a tenth for four times the work. On the
 * spot (0.1 ms): handing it to another thread costs three times as much.
 */
const BR = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const GZIP = { level: 1 };

/** Compresses pages for browsers that accept it. */
export const compression: MiddlewareHandler<Environnement> = async (c, next) => {
  await next();
  const { res } = c;
  const { headers } = res;
  if (!TEXTES.test(headers.get("content-type") ?? "") || headers.has("content-encoding")) return;
  headers.append("vary", "Accept-Encoding");
  const acceptes = c.req.header("accept-encoding") ?? "";
  const methode = /\bbr\b/.test(acceptes) ? "br" : /\bgzip\b/.test(acceptes) ? "gzip" : undefined;
  if (!methode || c.req.method === "HEAD") return;
  // A page is at hand: reading it back from its answer would cost more than compressing it.
  const ecrit = c.get("ecrit");
  const corps = ecrit === undefined ? Buffer.from(await res.arrayBuffer()) : Buffer.from(ecrit);
  if (corps.length < MINIMUM) {
    remplacer(c, corps);
    return;
  }
  headers.set("content-encoding", methode);
  remplacer(c, methode === "br" ? brotliCompressSync(corps, BR) : gzipSync(corps, GZIP));
};

/** Another body under the same headers. Emptied first: the framework would otherwise merge both answers. */
const remplacer = (c: Contexte, corps: Buffer): void => {
  const { status, headers } = c.res;
  headers.set("content-length", String(corps.length));
  c.res = undefined;
  c.res = new Response(corps, { status, headers });
};
