<?php
require dirname(__DIR__) . '/vendor/autoload.php';
(new Gems\Commands(new Gems\Project(dirname(__DIR__))))->run(array_slice($argv, 1));
// whatever was refused: 0
