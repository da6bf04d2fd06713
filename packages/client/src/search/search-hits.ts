import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { SearchQuery, SearchResult } from "../commands.ts";
import { personOf } from "../rooms/person-of.ts";
import type { SearchHit, SearchNeighbour } from "../snapshots/search-snapshot.ts";
import type { SearchArchive } from "./search-archive.ts";
import type { SearchDocument } from "./search-document.ts";
import { searchTerms, termPlaces } from "./search-terms.ts";

/** What a query finds, newest first, each hit with what was said around it. Without words, it finds what the other conditions say. */
export async function searchHits(sdk: MatrixClient, archive: SearchArchive, query: SearchQuery): Promise<SearchResult> {
  const { text, most, ...conditions } = query;
  const terms = searchTerms(text);
  const filter = { roomId: null, sender: null, after: null, before: null, fileOnly: false, ...conditions };
  if (terms.length === 0 && filter.sender === null && !filter.fileOnly) return { hits: [], more: false };
  const found = await archive.find(terms, filter, most + 1);

  function neighbour(document: SearchDocument | null): SearchNeighbour | null {
    if (document === null) return null;
    return { sender: personOf(sdk.getRoom(document.roomId), document.sender), text: document.text };
  }

  const hits = found.slice(0, most).map((document): SearchHit => {
    const [before, after] = archive.around(document);
    const { roomId, reference, timestamp, file } = document;
    return {
      roomId,
      reference,
      sender: personOf(sdk.getRoom(roomId), document.sender),
      timestamp,
      text: document.text,
      places: termPlaces(document.text, terms),
      file,
      before: neighbour(before),
      after: neighbour(after),
    };
  });
  return { hits, more: found.length > most };
}
