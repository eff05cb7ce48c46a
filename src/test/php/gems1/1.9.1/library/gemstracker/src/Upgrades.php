<?php
namespace Gems;

use PDO;

/** Levels of patches. How far they came is in a file; what was done, and how it ended, is in the database. */
final class Upgrades
{
    private string $file;
    private array $patches;

    public function __construct(Project $project, private PDO $database)
    {
        $this->file = $project->settings . '/upgrades_' . $project->environment() . '.ini';
        $this->patches = $this->read(file_get_contents(dirname(__DIR__) . '/configs/db/patches.sql'));
        // no file: a new installation, whose tables are the newest
        if (!file_exists($this->file)) {
            $this->reached(Version::LEVEL);
        }
    }

    public function all(): void
    {
        $from = (int) parse_ini_file($this->file)['gems'];
        if ($from >= Version::LEVEL) {
            echo "Already at max. level.\n";
            return;
        }
        foreach (array_keys($this->patches) as $level) {
            if ($level > $from) {
                $this->apply($level);
            }
        }
    }

    /** The last level once more: what a hotfix added to it. */
    public function last(): void
    {
        $this->apply(Version::LEVEL);
    }

    private function apply(int $level): void
    {
        foreach ($this->patches[$level] ?? [] as [$name, $order, $sql]) {
            $this->load($level, substr($name, 0, 30), $order, $sql);
        }
        $open = $this->database->prepare('select * from gems__patches where gpa_level = ? and gpa_completed = 0'
            . ' order by gpa_id_patch');
        $open->execute([$level]);
        foreach ($open->fetchAll(PDO::FETCH_ASSOC) as $patch) {
            [$completed, $result] = $this->execute($patch['gpa_sql']);
            $this->database->prepare('update gems__patches set gpa_executed = 1, gpa_completed = ?, gpa_result = ?'
                . ' where gpa_id_patch = ?')->execute([$completed, $result, $patch['gpa_id_patch']]);
            echo $patch['gpa_name'], ': ', $result, "\n";
        }
        $this->reached($level);
    }

    private function load(int $level, string $name, int $order, string $sql): void
    {
        $this->database->prepare('insert ignore into gems__patches (gpa_level, gpa_location, gpa_name, gpa_order,'
            . " gpa_sql) values (?, 'gems', ?, ?, ?)")->execute([$level, $name, $order, $sql]);
    }

    private function execute(string $sql): array
    {
        try {
            $this->database->exec($sql);
            return [1, 'OK'];
        } catch (\PDOException $e) {
            $there = str_contains($e->getMessage(), 'Duplicate column name');
            return $there ? [1, 'Column exists in table'] : [0, substr($e->getMessage(), 0, 254)];
        }
    }

    private function reached(int $level): void
    {
        file_put_contents($this->file, "gems = $level\n");
    }

    /** Statements by level, each with the name of its patch and its place in it. */
    private function read(string $text): array
    {
        $levels = [];
        foreach (array_slice(explode('-- GEMS VERSION:', $text), 1) as $part) {
            foreach (array_slice(explode('-- PATCH:', $part), 1) as $patch) {
                [$name, $sql] = explode("\n", $patch, 2);
                foreach (self::statements($sql) as $order => $statement) {
                    $levels[(int) $part][] = [trim($name), $order, $statement];
                }
            }
        }
        ksort($levels);
        return $levels;
    }

    public static function statements(string $sql): array
    {
        return array_values(array_filter(array_map('trim', preg_split('/;\s*(\n|$)/', $sql))));
    }
}
