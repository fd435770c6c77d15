import { describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import type { Role } from "../../role/role.ts";
import { conflitsDe } from "./conflits-roles.ts";

const periode = (debut: string, fin?: string) =>
  fin ? { debut: jour(debut), fin: jour(fin) } : { debut: jour(debut) };

describe("rôles incompatibles", () => {
  it.each<[Role, string, string | undefined, readonly Role[]]>([
    // Beside a payeur from January to June (end excluded).
    ["gestionnaire_fse", "2026-03-01", undefined, ["payeur"]],
    ["gestionnaire_fse", "2026-06-30", undefined, ["payeur"]],
    ["gestionnaire_fse", "2026-07-01", undefined, []],
    ["gestionnaire_fse", "2025-01-01", "2026-01-01", []],
    ["gestionnaire_fse", "2025-01-01", "2026-01-02", ["payeur"]],
    ["agent_orientation", "2026-03-01", undefined, []],
    ["payeur", "2026-03-01", undefined, []],
    ["dpo", "2026-03-01", undefined, ["payeur", "agent_orientation"]],
    ["dpo", "2026-08-01", undefined, ["agent_orientation"]],
  ])("%s du %s au %s : %j", (role, debut, fin, autres) => {
    const conflits = conflitsDe({ role, periode: periode(debut, fin) }, [
      { role: "payeur", periode: periode("2026-01-01", "2026-07-01") },
      { role: "agent_orientation", periode: periode("2026-01-01") },
    ]);
    expect(conflits.map((c) => c.autre)).toEqual(autres);
    for (const { raison } of conflits) expect(raison).toMatch(/\.$/);
  });
});
