/** What a host sees: streams, registers, and the load port behind them. */
package dev.spikeloom.design.register;
