#!/bin/bash
# A baseline on four machines of a Slurm cluster, and the merge once all four are done:
#
#   array=$(sbatch --parsable slurm-array.sh --model model.onnx)
#   sbatch --dependency=afterok:$array \
#     --wrap "protogen merge shards-$array/* -o protogen-baseline.json"
#
# `render`, `audit` and `check` go the same way. With `render` and `audit`, -o names a shard's folder
# and not --cache, and --resume lets a task go on in the middle of a picture.
# The folder must be one that all machines see: the shards go to its shards-JOB, one folder each.
#SBATCH --job-name=protogen
#SBATCH --array=1-4
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=protogen-%A-%a.log
# Also for your cluster: --cpus-per-task, --mem, --time, --partition.

status=0
protogen baseline "$@" --threads "${SLURM_CPUS_PER_TASK:-1}" \
  --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
  --cache "shards-$SLURM_ARRAY_JOB_ID/$SLURM_ARRAY_TASK_ID" || status=$?

# A task that was killed, for want of memory or by someone, is queued again, at most three times, and
# goes on where it was. Slurm does so by itself when a machine fails.
if [ "$status" -gt 128 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
  scontrol requeue "$SLURM_JOB_ID"
  sleep 60 # until Slurm ends this run of the task
fi
exit "$status"
