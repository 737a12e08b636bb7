/** The application: the command line and the start and stop of the routes; what it does with a file stands in YAML. */
package io.cameldicom.routes;
