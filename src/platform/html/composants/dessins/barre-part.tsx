import type { FC } from "hono/jsx";

interface Props {
  /** 0 to 100. */
  readonly part: number;
  /** The ghost behind: what it is a part of; 100 when absent. */
  readonly fond?: number | undefined;
  readonly ton?: "action" | "encre" | "alerte" | "clair" | undefined;
}

const TONS = { action: "f-action", encre: "f-encre2", alerte: "f-alerte", clair: "s3" } as const;

/** A bar in a table cell; its value is always written beside. */
export const BarrePart: FC<Props> = ({ part, fond = 100, ton = "action" }) => (
  <svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
    <rect class="f-creux" x="0" y="2" width={fond.toFixed(1)} height="12" />
    <rect class={TONS[ton]} x="0" y="2" width={part.toFixed(1)} height="12" />
  </svg>
);
