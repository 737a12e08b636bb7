/** What a route answers to queries, retrieval and normalized requests; knows nothing of associations. */
package io.cameldicom.component.answer;
