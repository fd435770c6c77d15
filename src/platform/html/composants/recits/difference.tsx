import type { Child, FC } from "hono/jsx";

export interface Changement {
  readonly nom: string;
  readonly avant: Child;
  readonly apres: Child;
  /** Who, when. */
  readonly source: Child;
}

/** Before and after, side by side from a tablet up; each change signed and dated. */
export const Difference: FC<{ readonly changements: readonly Changement[] }> = ({
  changements,
}) => (
  <table class="tableau diff">
    <thead>
      <tr>
        <th scope="col">Champ</th>
        <th scope="col">Avant</th>
        <th scope="col">Après</th>
      </tr>
    </thead>
    <tbody>
      {changements.map(({ nom, avant, apres, source }) => (
        <tr>
          <th scope="row">
            {nom}
            <small>{source}</small>
          </th>
          <td>
            <del>{avant}</del>
          </td>
          <td>
            <ins>{apres}</ins>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
