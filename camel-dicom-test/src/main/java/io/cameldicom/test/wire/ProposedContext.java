package io.cameldicom.test.wire;

import java.util.List;

/** A presentation context as A-ASSOCIATE-RQ proposes it. */
public record ProposedContext(int id, String abstractSyntax, List<String> transferSyntaxes) {}
