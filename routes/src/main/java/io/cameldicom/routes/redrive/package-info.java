/** Puts files from quarantine back into the inbox, beside a running service or without one; knows nothing of routes. */
package io.cameldicom.routes.redrive;
