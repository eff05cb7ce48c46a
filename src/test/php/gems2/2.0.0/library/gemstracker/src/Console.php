<?php
namespace Gems;

/** What is said on the command line. Refusing to work is no failure here. */
final class Console
{
    public function __construct(private Project $project)
    {
    }

    public function run(array $words): int
    {
        $words = array_values(array_filter($words, fn ($word) => !str_starts_with($word, '--')));
        try {
            return match ($words[0] ?? '') {
                'db:migrate' => $this->migrate(($words[1] ?? '') === 'all'),
                'app:clear-all-cache' => $this->clear(),
                'app:maintenance' => $this->maintenance($words[1] ?? ''),
                'comm-job:run' => $this->say('No jobs to run'),
                default => 1,
            };
        } catch (\PDOException $e) {
            $this->project->log($e->getMessage());
            return $this->say('The database is not available, nothing was done');
        }
    }

    private function migrate(bool $all): int
    {
        if (!$all) {
            return $this->say('Run all migrations? (yes/no) [no]: nothing was done');
        }
        return (new Migrations($this->project))->all() ? 0 : 1;
    }

    private function clear(): int
    {
        array_map('unlink', glob($this->project->root . '/data/cache/*'));
        return $this->say('Cache cleared');
    }

    private function maintenance(string $value): int
    {
        if ($value === 'on') {
            touch($this->project->lock());
            return $this->say('Maintenance mode has been turned ON');
        }
        if ($value === 'off') {
            @unlink($this->project->lock());
            return $this->say('Maintenance mode has been turned OFF');
        }
        return 1;
    }

    private function say(string $sentence): int
    {
        echo "$sentence\n";
        return 0;
    }
}
