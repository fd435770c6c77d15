import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import type { Environnement } from "../types.ts";

const enBr = promisify(brotliCompress);
const enGzip = promisify(gzip);

/** Whole texts of ours; exports and files stream as they are. */
const TEXTES = /^(text\/html|application\/(problem\+)?json)\b/;
const MINIMUM = 1_024;

/** Compresses pages for browsers that accept it; brotli at a level fast enough for each request. */
export const compression: MiddlewareHandler<Environnement> = async (c, next) => {
  await next();
  const { res } = c;
  if (!TEXTES.test(res.headers.get("content-type") ?? "") || res.headers.has("content-encoding")) {
    return;
  }
  res.headers.append("vary", "Accept-Encoding");
  const acceptes = c.req.header("accept-encoding") ?? "";
  const methode = /\bbr\b/.test(acceptes) ? "br" : /\bgzip\b/.test(acceptes) ? "gzip" : undefined;
  if (!methode || c.req.method === "HEAD") return;
  const corps = Buffer.from(await res.arrayBuffer());
  const comprime =
    corps.length < MINIMUM
      ? corps
      : methode === "br"
        ? await enBr(corps, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
        : await enGzip(corps, { level: 6 });
  c.res = new Response(comprime, res);
  if (comprime !== corps) c.res.headers.set("content-encoding", methode);
  c.res.headers.set("content-length", String(comprime.length));
};
