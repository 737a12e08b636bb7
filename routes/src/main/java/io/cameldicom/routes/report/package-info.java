/** What the application tells a person: counts, lines on the console, the summary; decides nothing about files. */
package io.cameldicom.routes.report;
