// Runs the emitted bench under Verilator, and writes down what of the RTL it has reached.
//
// Verilator's own main program does the same, but leaves no coverage.

#include <memory>
#include <string>

#include "Vsnn_tb.h"
#include "verilated.h"
#include "verilated_cov.h"

int main(int argc, char** argv) {
    const std::unique_ptr<VerilatedContext> context{new VerilatedContext};
    context->commandArgs(argc, argv);
    const std::unique_ptr<Vsnn_tb> bench{new Vsnn_tb{context.get()}};
    while (!context->gotFinish()) {
        bench->eval();
        if (!bench->eventsPending()) break;
        context->time(bench->nextTimeSlot());
    }
    bench->final();
    // As the argument +coverage=FILE says.
    const std::string argument = context->commandArgsPlusMatch("coverage=");
    context->coveragep()->write(argument.substr(argument.find('=') + 1).c_str());
    return 0;
}
