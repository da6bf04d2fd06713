import { textPieces } from "./links.ts";

/** A text whose web addresses can be followed; the place that they lead to learns nothing of this one. */
export function LinkedText({ text }: { text: string }) {
  return (
    <>
      {textPieces(text).map((piece, index) =>
        piece.kind === "text" ? (
          piece.text
        ) : (
          <a key={index} href={piece.address} target="_blank" rel="noopener noreferrer">
            {piece.text}
          </a>
        ),
      )}
    </>
  );
}
