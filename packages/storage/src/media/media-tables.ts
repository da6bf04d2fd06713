export interface MediaTables {
  /** A file, or the promise of one: `blob_id` and what follows are null until it is uploaded, `expires_at` from then on. */
  media: {
    media_id: string;
    user_id: string;
    created_at: number;
    expires_at: number | null;
    blob_id: string | null;
    size: number | null;
    content_type: string | null;
    file_name: string | null;
    /** Null on everything that is not in quarantine. */
    quarantined_at: number | null;
  };
  /** A small form of a picture; without a blob where the picture is small enough itself. */
  thumbnails: {
    media_id: string;
    form: string;
    blob_id: string | null;
    size: number | null;
    content_type: string | null;
  };
}
