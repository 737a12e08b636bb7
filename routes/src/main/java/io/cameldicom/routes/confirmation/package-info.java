/** What the destination has taken and has to confirm: who waits, when it is asked, what an answer means; knows no routes. */
package io.cameldicom.routes.confirmation;
