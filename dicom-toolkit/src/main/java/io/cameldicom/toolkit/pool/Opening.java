package io.cameldicom.toolkit.pool;

import java.util.List;

/**
 * An association that is being opened.
 *
 * @param asker for whom
 * @param proposed what is offered to the peer
 * @param ticket those who came before had to wait when the attempt began, so its outcome holds for them too
 */
record Opening(Waiter asker, List<ContextPair> proposed, long ticket) {}
