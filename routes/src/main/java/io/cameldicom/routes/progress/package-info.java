/** How far the studies in work have come. Counts; decides nothing about files, and knows nothing of pages. */
package io.cameldicom.routes.progress;
