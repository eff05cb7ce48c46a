<?php
namespace Gems;

/** What is said on the command line: CONTROLLER ACTION NAME=VALUE... */
final class Commands
{
    public function __construct(private Project $project)
    {
    }

    public function run(array $words): void
    {
        $words = array_values(array_diff($words, ['--']));
        try {
            match (implode(' ', array_slice($words, 0, 2))) {
                'database run-all' => $this->makeTables(in_array('confirmed=1', $words)),
                'upgrade execute-all' => $this->upgrades()->all(),
                'upgrade execute-last' => $this->upgrades()->last(),
                'cron' => $this->cron(),
                default => print "Unknown command.\n",
            };
        } catch (\PDOException $e) {
            $this->project->log($e->getMessage());
            echo "The database is not available, nothing was done.\n";
        }
    }

    private function upgrades(): Upgrades
    {
        return new Upgrades($this->project, $this->project->database());
    }

    private function makeTables(bool $confirmed): void
    {
        if (!$confirmed) {
            echo "Not confirmed, nothing was done.\n";
            return;
        }
        $database = $this->project->database();
        foreach (glob(dirname(__DIR__) . '/configs/db/tables/*.sql') as $file) {
            foreach (Upgrades::statements(file_get_contents($file)) as $statement) {
                $database->exec($statement);
            }
            echo basename($file), " done\n";
        }
    }

    private function cron(): void
    {
        if ($this->project->inMaintenance()) {
            echo "In maintenance, nothing was done.\n";
            return;
        }
        $this->project->database()->exec('insert into gems__log_cron (glc_run) values (now())');
        echo "No mail to send.\n";
    }
}
