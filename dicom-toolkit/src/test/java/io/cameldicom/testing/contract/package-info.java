/** The contract of the engine SPI as tests: what every engine must do, against peers that do right and wrong. */
package io.cameldicom.testing.contract;
