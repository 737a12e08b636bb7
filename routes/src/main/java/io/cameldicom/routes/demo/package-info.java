/** The demonstration: makes a few studies, sends them to the embedded PACS and compares what arrived. */
package io.cameldicom.routes.demo;
