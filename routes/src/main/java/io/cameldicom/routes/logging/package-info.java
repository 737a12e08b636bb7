/** How the application logs: the settings of the logging, and the fields of its lines; decides nothing about files. */
package io.cameldicom.routes.logging;
