package io.cameldicom.routes.dashboard;

import java.time.Instant;
import java.util.List;

/**
 * How the last "send again" went, or goes.
 *
 * @param what for people, which files
 * @param lines for people; empty while it goes on
 * @param mark whether it went well
 */
record RedriveResult(Instant at, String user, String what, Mark mark, List<String> lines) {}
