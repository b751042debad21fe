priority_encoder.v
spike_scheduler.v
sram_bank.v
neuron_array.v
snn_layer_0.v
snn_layer_1.v
spike_counter.v
snn_accelerator.v
