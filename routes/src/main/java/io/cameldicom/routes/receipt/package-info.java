/** What was delivered, line by line and for good, and the memory made of it; knows neither Camel nor the inbox. */
package io.cameldicom.routes.receipt;
