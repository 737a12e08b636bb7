/** A sender and a receiver that are killed and disturbed at random, and what must hold in the end all the same. */
package io.cameldicom.routes.campaign;
