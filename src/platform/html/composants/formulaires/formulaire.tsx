import type { FC, PropsWithChildren } from "hono/jsx";
import { usePage } from "../../contexte.ts";

/** Proof that a form was written by us, for this session. First field of every form. */
export const Jeton: FC = () => <input type="hidden" name="_jeton" value={usePage().jeton()} />;

type Props = PropsWithChildren<{
  readonly action: string;
  readonly id?: string | undefined;
  readonly class?: string | undefined;
  /** When the form carries files. */
  readonly fichiers?: boolean | undefined;
  readonly libelle?: string | undefined;
  /** The form searches the whole product. */
  readonly recherche?: boolean | undefined;
}>;

/**
 * A posted form. The browser's own checks are off: its bubbles pass too quickly, and the page that
 * comes back says the same thing beside the field.
 */
export const Formulaire: FC<Props> = ({
  action,
  id,
  class: classe,
  fichiers,
  libelle,
  recherche,
  children,
}) => (
  <form
    method="post"
    action={action}
    id={id}
    class={classe}
    enctype={fichiers ? "multipart/form-data" : undefined}
    role={recherche ? "search" : undefined}
    aria-label={libelle}
    novalidate
  >
    <Jeton />
    {children}
  </form>
);
