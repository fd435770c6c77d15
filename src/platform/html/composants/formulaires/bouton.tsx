import type { Child, FC, PropsWithChildren } from "hono/jsx";
import type { NomIcone } from "../../icones.ts";
import { Icone } from "../signes/icone.tsx";

/** « principal » once a view. */
export type Variante = "principal" | "simple" | "discret" | "danger";

interface Aspect {
  readonly variante?: Variante | undefined;
  /** For rows. */
  readonly petit?: boolean | undefined;
  readonly icone?: NomIcone | undefined;
  /** Said to readers only, after the words: « pour KACZMAREK Élodie ». */
  readonly precision?: string | undefined;
}

const classes = ({ variante = "simple", petit }: Aspect): string =>
  ["bouton", variante === "simple" ? "" : `bouton--${variante}`, petit ? "bouton--petit" : ""]
    .filter(Boolean)
    .join(" ");

const Contenu: FC<PropsWithChildren<Aspect>> = ({ icone, precision, children }) => (
  <>
    {icone && <Icone nom={icone} />}
    {children}
    {precision && <span class="vh"> {precision}</span>}
  </>
);

type PropsBouton = PropsWithChildren<
  Aspect & {
    readonly type?: "submit" | "button" | "reset" | undefined;
    readonly nom?: string | undefined;
    readonly valeur?: string | undefined;
    /** Another address than the form's. */
    readonly action?: string | undefined;
    readonly formulaire?: string | undefined;
    /** Why the gesture is not possible: said beside the button, which stays reachable. */
    readonly empeche?: Child | undefined;
    readonly id?: string | undefined;
  }
>;

/** Verb and object: « Valider l’orientation ». */
export const Bouton: FC<PropsBouton> = ({
  type = "submit",
  nom,
  valeur,
  action,
  formulaire,
  empeche,
  id,
  ...aspect
}) => {
  if (empeche) {
    const raison = `${id ?? formulaire ?? "bouton"}-raison`;
    return (
      <>
        <button
          type="button"
          class={classes(aspect)}
          aria-disabled="true"
          aria-describedby={raison}
        >
          <Contenu {...aspect} />
        </button>
        <span id={raison} class="leger petit">
          {empeche}
        </span>
      </>
    );
  }
  return (
    <button
      type={type}
      class={classes(aspect)}
      name={nom}
      value={valeur}
      formaction={action}
      form={formulaire}
      id={id}
    >
      <Contenu {...aspect} />
    </button>
  );
};

/** Goes somewhere, changes nothing. */
export const LienBouton: FC<PropsWithChildren<Aspect & { readonly href: string }>> = ({
  href,
  ...aspect
}) => (
  <a class={classes(aspect)} href={href}>
    <Contenu {...aspect} />
  </a>
);
