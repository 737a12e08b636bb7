package io.cameldicom.toolkit.charset.edit;

import io.cameldicom.toolkit.data.DataSet;
import java.util.Optional;
import java.util.function.Function;

/** One edit of one object: before, after, and what was replaced on the way. */
final class Edit {
    final DataSet before;
    final TextSource source;
    final OriginalAttributes original = new OriginalAttributes();
    final Transcription transcription;
    private DataSet after;

    /** @param scopes as in {@link Transcription} */
    Edit(DataSet before, TextSource source, Function<DataSet, Optional<Scope>> scopes) {
        this.before = before;
        this.source = source;
        this.transcription = new Transcription(scopes, source, original);
    }

    /** Edits it; once. */
    void run(Scope scope) {
        after = transcription.of(before, scope);
    }

    /** The data set edited, without a record; that from before where nothing changed. */
    DataSet after() {
        return after;
    }
}
