/** Speed and memory side by side with other tools, against one discarding receiver; knows the product only by its public API. */
package io.cameldicom.benchmarks;
