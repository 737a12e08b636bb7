/** The terminal of a person, and a bar on it that log lines do not tear; knows nothing of files and studies. */
package io.cameldicom.routes.console;
