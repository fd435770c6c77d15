import { expect, it } from "vitest";
import { direNavigateur } from "./navigateur.ts";

const MOZILLA = "Mozilla/5.0";

it.each([
  {
    agent: `${MOZILLA} (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0`,
    dit: "Firefox sur Linux",
  },
  {
    agent: `${MOZILLA} (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/129.0 Safari/537.36 Edg/129.0`,
    dit: "Edge sur Windows",
  },
  {
    agent: `${MOZILLA} (Linux; Android 14) AppleWebKit/537.36 Chrome/129.0 Mobile Safari/537.36`,
    dit: "Chrome sur Android",
  },
  {
    agent: `${MOZILLA} (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1`,
    dit: "Safari sur iPhone ou iPad",
  },
  { agent: "curl/8.0", dit: "Navigateur inconnu" },
  { agent: null, dit: "Navigateur inconnu" },
])("$dit", ({ agent, dit }) => expect(direNavigateur(agent)).toBe(dit));
